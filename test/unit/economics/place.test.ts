import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvePoints } from '@/utils/economics/standing/curve';
import { placeOf, whaleCurve } from '@/utils/economics/whale-curve';

const profit = fc.oneof(fc.integer({ min: -50, max: 100 }), fc.integer({ min: -10_000_000, max: 1_000_000_000 }), fc.constant(Number.NaN));
const base = fc.array(profit, { minLength: 1, maxLength: 300 }).map((some) => Float64Array.from(some));
const known = (profits: Float64Array) => [...profits].filter((each) => !Number.isNaN(each)).sort((a, b) => b - a);

describe('the place of a customer', () => {
  it('is where sorting would put them', () => {
    fc.assert(
      fc.property(base, fc.nat(), (profits, at) => {
        const mine = profits[at % profits.length] ?? Number.NaN;
        const sorted = known(profits);
        const place = placeOf(mine, profits);
        if (Number.isNaN(mine)) return void expect(place).toBeUndefined();
        const above = sorted.filter((other) => other > mine).length;
        const curve = whaleCurve(sorted);
        expect(place).toEqual({
          rank: above + 1,
          of: sorted.length,
          percentile: (100 * (sorted.length - above)) / sorted.length,
          cumulativePercent: curve.ok ? curve.value.cumulativePercent[above] : null,
        });
      }),
    );
  });

  it('is nowhere for a profit that nobody has', () => expect(placeOf(3, [1, 2])).toBeUndefined());
});

describe('points of the whale curve', () => {
  it('lie on it, begin at nothing and end at all', () => {
    fc.assert(
      fc.property(base, fc.integer({ min: 1, max: 100 }), (profits, wanted) => {
        const sorted = known(profits);
        const curve = whaleCurve(sorted);
        const points = curvePoints(profits, wanted);
        if (!curve.ok) return void expect(points).toBeUndefined();
        expect(points?.[0]).toEqual({ customers: 0, profit: 0 });
        expect(points?.at(-1)).toEqual({ customers: 100, profit: 100 });
        for (const { customers, profit: percent } of points?.slice(1) ?? []) {
          const count = (customers * sorted.length) / 100;
          expect(percent).toBeCloseTo(curve.value.cumulativePercent[Math.round(count) - 1] ?? Number.NaN, 8);
        }
      }),
    );
  });

  it('show the peak, where the last who brings anything stands', () => {
    const points = curvePoints(Float64Array.of(500, 300, 150, 100, 50, 20, 0, -40, -80, -200), 3);
    expect(Math.max(...(points ?? []).map((point) => point.profit))).toBe(140);
  });
});
