import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ranks, whaleCurve } from '@/utils/economics/whale-curve';

const profits = [500, 300, 150, 100, 50, 20, 0, -40, -80, -200];

it('is the known answer (economics, section 2)', () => {
  const curve = whaleCurve([...profits].reverse());
  expect(curve).toEqual({
    ok: true,
    value: { cumulativePercent: [62.5, 100, 118.75, 131.25, 137.5, 140, 140, 135, 125, 100], peakPercent: 140 },
  });
});

it.each([[[]], [[0]], [[10, -10]], [[5, -20]]])('is undefined for %j', (none) => {
  expect(whaleCurve(none)).toEqual({ ok: false, error: 'no-profit' });
});

it('ends at 100 and rises no higher than its peak', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (any) => {
      const curve = whaleCurve(any);
      if (!curve.ok) return;
      expect(curve.value.cumulativePercent.at(-1)).toBe(100);
      expect(Math.max(...curve.value.cumulativePercent)).toBe(curve.value.peakPercent);
    }),
  );
});

it('ranks by profit, equals alike, the unknown not at all', () => {
  expect(ranks([10, null, 30, 10, -5])).toEqual([2, null, 1, 2, 4]);
});
