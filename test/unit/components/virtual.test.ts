import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scrollTopFor, TALLEST, virtualRows } from '@/components/portfolio/virtual';

const anyTable = fc.record({
  count: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 200_000, max: 2_000_000 })),
  rowHeight: fc.constant(36),
  viewHeight: fc.integer({ min: 100, max: 900 }),
});
const farthest = (count: number, viewHeight: number) => Math.max(0, Math.min(TALLEST, count * 36) - viewHeight);

it('draws what is in view, wherever it is scrolled, and few more', () => {
  fc.assert(
    fc.property(anyTable, fc.double({ min: 0, max: 1, noNaN: true }), (table, part) => {
      const scrollTop = part * farthest(table.count, table.viewHeight);
      const { from, to, top } = virtualRows({ ...table, scrollTop });
      // The first row reaches up to the view's top, the last down to its end, or they are the first and the last of all.
      expect(from === 0 || top <= scrollTop).toBe(true);
      expect(to === table.count || top + (to - from) * 36 >= scrollTop + table.viewHeight).toBe(true);
      expect(to - from).toBeLessThan(table.viewHeight / 36 + 16);
    }),
  );
});

it('reaches every row, the first and the last of a million as well', () => {
  fc.assert(
    fc.property(anyTable, fc.double({ min: 0, max: 1, noNaN: true }), (table, part) => {
      const index = Math.round(part * (table.count - 1));
      const scrollTop = scrollTopFor(index, { ...table, scrollTop: 0.3 * farthest(table.count, table.viewHeight) });
      expect(scrollTop).toBeLessThanOrEqual(farthest(table.count, table.viewHeight) + 1e-6);
      const { from, to, top } = virtualRows({ ...table, scrollTop });
      expect(index >= from && index < to).toBe(true);
      const y = top + (index - from) * 36;
      expect(y).toBeGreaterThanOrEqual(scrollTop - 1e-3);
      expect(y + 36).toBeLessThanOrEqual(scrollTop + Math.max(36, table.viewHeight) + 1e-3);
    }),
  );
});
