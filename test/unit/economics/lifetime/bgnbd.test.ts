import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BgNbd, expectedOfNew, expectedPurchases, probabilityAlive } from '@/utils/economics/lifetime/bgnbd';
import { orderChances, orderRange } from '@/utils/economics/lifetime/order-count';

const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const precise: BgNbd = { r: 0.2425967, alpha: 4.413659, a: 0.7929869, b: 2.426164 };
const of = (frequency: number, recency: number, T: number) => ({ frequency, recency, T });

describe('known answers (economics, section 4)', () => {
  it.each([
    ['E[Y(39) | 2, 30.43, 38.86]', expectedPurchases(published, of(2, 30.43, 38.86), 39), 1.226, 3],
    ['P(alive | 2, 30.43, 38.86)', probabilityAlive(published, of(2, 30.43, 38.86)), 0.726579, 6],
    ['P(alive | 23, 39, 39)', probabilityAlive(published, of(23, 39, 39)), 0.968555, 6],
    ['E[X(52)]', expectedOfNew(precise, 52), 1.444004, 6],
    ['E[Y(52) | 10, 20, 39]', expectedPurchases(precise, of(10, 20, 39), 52), 0.3474606, 7],
  ])('%s', (_, value, known, digits) => expect(value.toFixed(digits)).toBe(known.toFixed(digits)));
});

const anyParameters = fc.record({ r: positive(0.01, 50), alpha: positive(0.1, 500), a: positive(0.01, 50), b: positive(0.01, 50) });
const anyHistory = fc
  .record({
    frequency: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 100_000 })),
    T: positive(0.01, 100_000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frequency, T, share }) => of(frequency, frequency === 0 ? 0 : T * share, T));

describe('of any customer under any model', () => {
  it('P(alive) is a probability', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, (model, history) => {
        const alive = probabilityAlive(model, history);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('expected orders rise with time, from none, and no faster than the rate while alive', () => {
    fc.assert(
      fc.property(
        anyParameters,
        anyHistory,
        fc.array(positive(0.001, 100_000), { minLength: 2, maxLength: 6 }),
        (model, history, spans) => {
          let before = expectedPurchases(model, history, 0);
          expect(before).toBe(0);
          for (const t of spans.sort((a, b) => a - b)) {
            const expected = expectedPurchases(model, history, t);
            expect(expected).toBeGreaterThanOrEqual(before * (1 - 1e-9));
            expect(expected).toBeLessThanOrEqual((t * (model.r + history.frequency)) / (model.alpha + history.T));
            before = expected;
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is exact where nearly nobody leaves', () => {
    // By the closed form in sixty digits: where it is still used, and where the integral takes over.
    const of500 = of(500, 0, 1);
    const model: BgNbd = { r: 12.009999992934869, alpha: 1, a: 0.010000000000076167, b: 1 };
    const whileAlive = (t: number) => expectedPurchases(model, of500, t) / probabilityAlive(model, of500);
    expect(whileAlive(1) / 255.44025845808437).toBeCloseTo(1, 11);
    expect(whileAlive(1.0000000008831464) / 255.4402586832415).toBeCloseTo(1, 11);
  });

  it('is the same by closed form and by integral, where a passes 1 and where z passes 0.9', () => {
    const near = (a: number, t: number) => expectedPurchases({ ...precise, a }, of(3, 20, 30), t);
    const [inside, atEdge, outside] = [
      near(1.0009, 39) - near(1.0007, 39),
      near(1.0011, 39) - near(1.0009, 39),
      near(1.0013, 39) - near(1.0011, 39),
    ];
    expect(atEdge).toBeCloseTo((inside + outside) / 2, 9);
    const edge = 9 * (precise.alpha + 30);
    expect(near(0.8, edge * (1 + 1e-12))).toBeCloseTo(near(0.8, edge * (1 - 1e-12)), 9);
  });
});

describe('the count of coming orders', () => {
  const modest = fc.record({ r: positive(0.1, 5), alpha: positive(1, 20), a: positive(0.2, 5), b: positive(0.2, 10) });
  const recent = fc
    .record({ frequency: fc.nat({ max: 20 }), T: positive(1, 100) })
    .map(({ frequency, T }) => of(frequency, frequency === 0 ? 0 : T, T));

  it('has chances that add up to one and a mean that is the expectation', () => {
    fc.assert(
      fc.property(modest, recent, positive(1, 52), (model, history, t) => {
        let [sum, mean, n] = [0, 0, 0];
        for (const chance of orderChances(model, history, t)) {
          expect(chance).toBeGreaterThanOrEqual(0);
          sum += chance;
          mean += n * chance;
          n += 1;
          if (n > 3000) break;
        }
        expect(sum).toBeCloseTo(1, 6);
        expect(mean).toBeCloseTo(expectedPurchases(model, history, t), 3);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a lost customer', of(10, 2, 100), 52, { low: 0, high: 0 }],
    ['a busy one', of(50, 52, 52), 52, undefined],
  ])('has a range for %s', (_, history, t, known) => {
    const range = orderRange(published, history, t);
    const expected = expectedPurchases(published, history, t);
    if (known !== undefined) expect(range).toEqual(known);
    expect(range.low).toBeLessThanOrEqual(expected);
    expect(range.high).toBeGreaterThanOrEqual(Math.floor(expected));
  });

  it('does not underflow for somebody very busy', () => {
    const range = orderRange(published, of(20_000, 520, 520), 520);
    expect(range.high).toBeGreaterThan(range.low);
    expect(range.high).toBeGreaterThan(10_000);
  });
});

function positive(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);
}
