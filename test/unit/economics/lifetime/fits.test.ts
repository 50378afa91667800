import { describe, expect, it } from 'vitest';
import { bgnbdDataOf } from '@/utils/economics/lifetime/bgnbd-data';
import { fitBgNbd } from '@/utils/economics/lifetime/bgnbd-fit';
import { bgnbdLikelihood } from '@/utils/economics/lifetime/bgnbd-likelihood';
import { fitGammaGamma, gammaGammaDataOf, gammaGammaLikelihood } from '@/utils/economics/lifetime/gamma-gamma-fit';
import { fitSbg } from '@/utils/economics/lifetime/sbg';
import { finish, finishInTurns } from '@/utils/economics/numeric/steps';
import { drawer, drawHistory, drawSpend } from '../draw';

const truth = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spendTruth = { p: 6.25, q: 3.74, v: 15.44 };

/** Customers who came over twelve weeks and were watched until week 39, by the day. */
function drawBase(seed: number, customers: number, model = truth) {
  const draw = drawer(seed);
  return Array.from({ length: customers }, () => {
    const { frequency, recency, T } = drawHistory(draw, model, 39 - 12 * draw.random());
    return { frequency, recency: Math.round(recency * 7) / 7, T: Math.round(T * 7) / 7 };
  });
}

describe('a fit of data drawn from known parameters finds them', () => {
  it.each([
    [1, 4000, truth],
    [2, 4000, { r: 1.2, alpha: 8, a: 1.5, b: 4 }],
    [3, 20_000, truth],
  ])('BG/NBD, seed %i, %i customers', (seed, customers, model) => {
    const fit = finish(fitBgNbd(bgnbdDataOf(drawBase(seed, customers, model))));
    if (!fit.ok) throw new Error(fit.error);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(fit.value[name] - model[name]) / (fit.value.standardErrors[name] ?? 0), name).toBeLessThan(2.5);
    }
  });

  it.each([
    [1, 2000],
    [2, 20_000],
  ])('gamma-gamma, seed %i, %i customers', (seed, customers) => {
    const draw = drawer(seed);
    const spends = Array.from({ length: customers }, () => drawSpend(draw, spendTruth, 1 + Math.floor(draw.random() * 6)));
    const fit = finish(fitGammaGamma(spends));
    if (!fit.ok) throw new Error(fit.error);
    for (const name of ['p', 'q', 'v'] as const) {
      expect(Math.abs(fit.value[name] - spendTruth[name]) / (fit.value.standardErrors[name] ?? 0), name).toBeLessThan(2.5);
    }
  });
});

describe('sBG', () => {
  it('is the known answer (economics, section 3)', () => {
    const fit = finish(fitSbg([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]));
    if (!fit.ok) throw new Error(fit.error);
    expect([fit.value.alpha.toFixed(3), fit.value.beta.toFixed(3)]).toEqual(['0.668', '3.806']);
  });
  it.each([[[100]], [[100, 90]], [[100, 100, 100]], [[100, 110, 90]], [[100, 50, 0]]])('refuses %j', (survivors) => {
    expect(finish(fitSbg(survivors))).toEqual({ ok: false, error: 'too-few' });
  });
});

describe('the gradient', () => {
  const base = bgnbdDataOf(drawBase(4, 300));
  const draw = drawer(5);
  const spends = gammaGammaDataOf(Array.from({ length: 300 }, () => drawSpend(draw, spendTruth, 1 + Math.floor(draw.random() * 9))));
  const bgnbd = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]) => bgnbdLikelihood(base, { r, alpha, a, b });
  const gammaGamma = ([p = 0, q = 0, v = 0]: readonly number[]) => gammaGammaLikelihood(spends, { p, q, v });

  it.each([
    ['BG/NBD', bgnbd, [0.243, 4.414, 0.793, 2.426]],
    ['BG/NBD far off', bgnbd, [3, 0.5, 0.05, 20]],
    ['gamma-gamma', gammaGamma, [6.25, 3.74, 15.44]],
    ['gamma-gamma far off', gammaGamma, [0.4, 12, 200]],
  ] as const)('of %s is that of finite differences', (_, likelihood, parameters) => {
    const { gradient } = likelihood(parameters);
    for (const [index, parameter] of parameters.entries()) {
      const h = parameter * 1e-5;
      const at = (value: number) => likelihood(parameters.map((other, position) => (position === index ? value : other))).value;
      const difference = (at(parameter + h) - at(parameter - h)) / (2 * h);
      expect(Math.abs((gradient[index] ?? 0) - difference)).toBeLessThan(1e-5 * Math.max(1, Math.abs(difference)));
    }
  });
});

describe('a fit', () => {
  const base = drawBase(6, 1500);

  it('is the same every time, in any order of the customers', () => {
    const fit = finish(fitBgNbd(bgnbdDataOf(base)));
    expect(finish(fitBgNbd(bgnbdDataOf(base)))).toEqual(fit);
    const reversed = finish(fitBgNbd(bgnbdDataOf([...base].reverse())));
    if (!fit.ok || !reversed.ok) throw new Error('no fit');
    expect(reversed.value.a).toBeCloseTo(fit.value.a, 8);
  });

  it('counts equal histories once, and means them all', () => {
    const data = bgnbdDataOf([...base, ...base]);
    expect([data.customers, data.weights.length]).toEqual([3000, bgnbdDataOf(base).weights.length]);
    const once = bgnbdLikelihood(bgnbdDataOf(base), truth);
    expect(bgnbdLikelihood(data, truth).value).toBeCloseTo(2 * once.value, 6);
  });

  it('of a small base is refused', () => {
    expect(finish(fitBgNbd(bgnbdDataOf(base.filter(({ frequency }) => frequency > 0).slice(0, 99))))).toEqual({
      ok: false,
      error: 'too-few',
    });
    expect(finish(fitGammaGamma([{ x: 1, mean: 5 }]))).toEqual({ ok: false, error: 'too-few' });
  });

  it('of spends that do not vary finds no model, and says so', () => {
    expect(finish(fitGammaGamma(Array.from({ length: 200 }, () => ({ x: 2, mean: 10 })))).ok).toBe(false);
  });

  it('tells its progress, and ends where it is told to', async () => {
    const told: number[] = [];
    await finishInTurns(fitBgNbd(bgnbdDataOf(base)), { onProgress: (done) => told.push(done) });
    expect(told.length).toBeGreaterThan(5);
    expect(told.every((done) => done >= 0 && done <= 1)).toBe(true);
    const stop = new AbortController();
    const stopped = finishInTurns(fitBgNbd(bgnbdDataOf(base)), { onProgress: () => stop.abort('enough'), signal: stop.signal });
    await expect(stopped).rejects.toBe('enough');
  });
});
