import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean } from '@/utils/economics/numeric/beta-mean';
import { logHypergeometric } from '@/utils/economics/numeric/hypergeometric';
import { digamma, logBeta, logGamma } from '@/utils/economics/numeric/log-gamma';

const EULER = 0.577_215_664_901_532_9;

describe('ln Γ', () => {
  it.each([
    [0.5, 0.5 * Math.log(Math.PI)],
    [1, 0],
    [2, 0],
    [1.5, Math.log(Math.sqrt(Math.PI) / 2)],
    [10, Math.log(362_880)],
    [21, Math.log(2_432_902_008_176_640_000)],
    [100, 359.134_205_369_575_4],
    [1e-10, 23.025_850_929_882_73],
    [1e6, 12_815_504.569_147_61],
  ])('of %d', (x, known) => expect(Math.abs(logGamma(x) - known)).toBeLessThan(1e-14 * Math.max(1, Math.abs(known))));

  it('of x + 1 is ln x more than of x', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(10, logGamma(x + 1)));
      }),
    );
  });
});

describe('ψ', () => {
  it.each([
    [1, -EULER],
    [0.5, -EULER - 2 * Math.LN2],
    [2, 1 - EULER],
    [0.25, -EULER - Math.PI / 2 - 3 * Math.LN2],
  ])('of %d', (x, known) => expect(Math.abs(digamma(x) - known)).toBeLessThan(1e-13));

  it('is the slope of ln Γ', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e4, noNaN: true }), (x) => {
        const h = x * 1e-5;
        expect(digamma(x)).toBeCloseTo((logGamma(x + h) - logGamma(x - h)) / (2 * h), 5);
      }),
    );
  });
});

describe('ln ₂F₁', () => {
  it.each([
    ['ln(1 − z)', 1, 1, 2, 0.5, Math.log(2 * Math.LN2)],
    ['a power', 3.2, 1.7, 1.7, 0.8, -3.2 * Math.log(0.2)],
    ['an arc sine', 0.5, 0.5, 1.5, 0.25, Math.log(Math.asin(0.5) / 0.5)],
    ['an elliptic integral', 0.5, 0.5, 1, 0.25, Math.log((2 / Math.PI) * 1.685_750_354_812_596)],
    ['a polynomial by a power', 4, 5, 3, 0.5, Math.log((1 - 0.5) ** -6 * (1 + (-1 * -2 * 0.5) / 3))],
    ['beyond the largest double', 900, 800, 700, 0.9, 2302.585_092_994_046 + logTransformed(900, 800, 700, 0.9)],
  ])('as %s', (_, a, b, c, z, known) =>
    expect(Math.abs(logHypergeometric(a, b, c, z) - known)).toBeLessThan(1e-12 * Math.max(1, Math.abs(known))),
  );
});

/** ln of the transformed series, which ends after 101 terms where c − b is −100: summed forwards here, from the definition. */
function logTransformed(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let n = 0; n < 100; n += 1) {
    term *= (((c - a + n) * (c - b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return Math.log(sum);
}

describe('the mean over a beta distribution', () => {
  it.each([
    [0.5, 0.5],
    [0.001, 3],
    [3, 0.001],
    [0.8, 20_000],
    [1e4, 1e4],
    [2, 7],
  ])('of p and of p (1 − p), for a = %d and b = %d', (a, b) => {
    expect(betaMean(a, b, () => 1)).toBeCloseTo(1, 9);
    expect(betaMean(a, b, (p) => p) / (a / (a + b))).toBeCloseTo(1, 9);
    expect(betaMean(a, b, (p) => p * (1 - p)) / Math.exp(logBeta(a + 1, b + 1) - logBeta(a, b))).toBeCloseTo(1, 8);
  });
});
