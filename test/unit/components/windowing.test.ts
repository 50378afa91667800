import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addUp, anchorAt, rowHeights } from '@/components/ui/row-heights';
import { rowAt, rowsBetween } from '@/components/ui/windowing';

const offsetsOf = (rows: readonly number[]) => rowHeights(rows.map(String), new Map(), (index) => rows[index] ?? 0).offsets;

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

it('knows what was measured by its key, and guesses the rest', () => {
  const rows = rowHeights(['a', 'b', 'c'], new Map([['b', 70]]), () => 50);
  expect([...rows.offsets]).toEqual([0, 50, 120, 170]);
  rows.heights[1] = 60;
  addUp(rows, 1);
  expect([...rows.offsets]).toEqual([0, 50, 110, 160]);
  expect(anchorAt(rows, ['a', 'b', 'c'], 80)).toEqual({ key: 'b', within: 30 });
  expect(anchorAt(rows, ['a', 'b', 'c'], 0)).toBeUndefined();
});
