import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offsetsOf, rowAt, rowsBetween } from '@/components/ui/windowing';

const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 200 });

it.each([
  [[10, 20, 30], 0, 0],
  [[10, 20, 30], 9, 0],
  [[10, 20, 30], 10, 1],
  [[10, 20, 30], 59, 2],
  [[10, 20, 30], 1000, 2],
  [[10, 20, 30], -5, 0],
])('of %j, at %i is row %i', (rows, y, expected) => expect(rowAt(offsetsOf(rows), y)).toBe(expected));

it('draws every row that is in view, and no more', () => {
  fc.assert(
    fc.property(heights, fc.nat(20_000), fc.integer({ min: 1, max: 900 }), (rows, top, height) => {
      const offsets = offsetsOf(rows);
      const { from, to } = rowsBetween(offsets, top, top + height);
      for (const index of rows.keys()) {
        const isInView = (offsets[index + 1] ?? 0) > top && (offsets[index] ?? 0) < top + height;
        if (isInView) expect(index >= from && index < to).toBe(true);
      }
      expect(from === 0 || (offsets[from] ?? 0) <= top).toBe(true);
    }),
  );
});

it('has nothing to draw of nothing', () => expect(rowsBetween(offsetsOf([]), 0, 500)).toEqual({ from: 0, to: 0 }));
