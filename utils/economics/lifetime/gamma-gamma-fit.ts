import { err, ok, type Result } from '@/utils/domain/result';
import { digamma, logGamma } from '../numeric/log-gamma';
import type { Steps } from '../numeric/steps';
import { FEWEST_REPEATERS, type FitError } from './bgnbd-fit';
import type { GammaGamma } from './gamma-gamma';
import { maximise } from './maximum-likelihood';

/** One repeat customer's orders: how many after the first, and their mean in major units. */
export interface Spend {
  readonly x: number;
  readonly mean: number;
}

export interface GammaGammaFit extends GammaGamma {
  readonly standardErrors: { readonly [Parameter in keyof GammaGamma]: number | null };
  readonly logLikelihood: number;
  readonly customers: number;
}

/** Gamma-gamma as this base has it, on those with repeat orders and a positive mean, by maximum likelihood. */
export function* fitGammaGamma(spends: readonly Spend[]): Steps<Result<GammaGammaFit, FitError>> {
  const data = gammaGammaDataOf(spends);
  if (data.customers < FEWEST_REPEATERS) return err('too-few');
  const typical = data.means.reduce((sum, mean) => sum + mean, 0) / data.means.length;
  const fitted = yield* maximise(([p = 0, q = 0, v = 0]) => gammaGammaLikelihood(data, { p, q, v }), [2, 3, typical], data.customers);
  if (!fitted.ok) return fitted;
  const { parameters, standardErrors, logLikelihood } = fitted.value;
  const [p = 0, q = 0, v = 0] = parameters;
  const [sp = null, sq = null, sv = null] = standardErrors;
  return ok({ p, q, v, standardErrors: { p: sp, q: sq, v: sv }, logLikelihood, customers: data.customers });
}

/** What the likelihood sees: each distinct frequency once, and the means with where their frequency stands. */
export interface GammaGammaData {
  readonly customers: number;
  readonly frequencies: readonly number[];
  readonly customersOf: readonly number[];
  readonly frequencyAt: Int32Array;
  readonly means: Float64Array;
  /** Σ ln m̄ of the customers with each frequency. */
  readonly logMeansOf: readonly number[];
}

export function gammaGammaDataOf(spends: readonly Spend[]): GammaGammaData {
  const usable = spends.filter(({ x, mean }) => x > 0 && mean > 0);
  const frequencies = [...new Set(usable.map(({ x }) => x))].sort((a, b) => a - b);
  const indexOf = new Map(frequencies.map((x, index) => [x, index]));
  const customersOf = frequencies.map(() => 0);
  const logMeansOf = frequencies.map(() => 0);
  const frequencyAt = Int32Array.from(usable, ({ x }) => indexOf.get(x) ?? 0);
  for (const [row, { mean }] of usable.entries()) {
    const at = frequencyAt[row] ?? 0;
    customersOf[at] = (customersOf[at] ?? 0) + 1;
    logMeansOf[at] = (logMeansOf[at] ?? 0) + Math.log(mean);
  }
  return {
    customers: usable.length,
    frequencies,
    customersOf,
    frequencyAt,
    means: Float64Array.from(usable, ({ mean }) => mean),
    logMeansOf,
  };
}

/** The log-likelihood of the means (Fader & Hardie, note 025, equation 1a) and its slopes by p, q and v. */
export function gammaGammaLikelihood(
  data: GammaGammaData,
  { p, q, v }: GammaGamma,
): { readonly value: number; readonly gradient: readonly number[] } {
  let value = data.customers * (q * Math.log(v) - logGamma(q));
  let dp = 0;
  let dq = data.customers * (Math.log(v) - digamma(q));
  let dv = (data.customers * q) / v;
  for (const [index, x] of data.frequencies.entries()) {
    const [weight = 0, logMeans = 0] = [data.customersOf[index], data.logMeansOf[index]];
    const psi = digamma(p * x + q);
    value += weight * (logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x)) + (p * x - 1) * logMeans;
    dp += x * (weight * (psi - digamma(p * x) + Math.log(x)) + logMeans);
    dq += weight * psi;
  }
  for (const [row, mean] of data.means.entries()) {
    const x = data.frequencies[data.frequencyAt[row] ?? 0] ?? 0;
    const logTotal = Math.log(v + x * mean);
    value -= (p * x + q) * logTotal;
    dp -= x * logTotal;
    dq -= logTotal;
    dv -= (p * x + q) / (v + x * mean);
  }
  return { value, gradient: [dp, dq, dv] };
}
