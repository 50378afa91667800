import { err, ok, type Result } from '@/utils/domain/result';
import { digamma, logBeta } from '../numeric/log-gamma';
import type { Steps } from '../numeric/steps';
import { maximise } from './maximum-likelihood';

/** Shifted beta-geometric (Fader & Hardie 2007): each customer renews with a chance of their own, which differs as a beta distribution. */
export interface Sbg {
  readonly alpha: number;
  readonly beta: number;
}

/** r_t: the part of those who are left after period t − 1 that stays through period t, from t = 1. It rises: who leaves easily has left. */
export const retentionOf = ({ alpha, beta }: Sbg, t: number): number => (beta + t - 1) / (alpha + beta + t - 1);

/** S(t): the part of a cohort that is left after t periods. */
export const survivalOf = ({ alpha, beta }: Sbg, t: number): number => Math.exp(logBeta(alpha, beta + t) - logBeta(alpha, beta));

/**
 * What a customer who has stayed `renewals` periods is worth from the next renewal on: margin m a period, discounted by d a period, over so many periods.
 */
export function sbgValue(model: Sbg, { m, d, renewals, periods }: { m: number; d: number; renewals: number; periods: number }): number {
  let value = 0;
  let left = 1;
  for (let t = 1; t <= periods; t += 1) {
    left *= retentionOf(model, renewals + t);
    value += (m * left) / (1 + d) ** t;
  }
  return value;
}

/** The most likely model of a cohort: `survivors` are those left after 0, 1, 2 … periods, as counts or in percent. */
export function* fitSbg(survivors: readonly number[]): Steps<Result<Sbg, 'too-few' | 'not-found'>> {
  const [start = 0] = survivors;
  const last = survivors.at(-1) ?? 0;
  const isCurve = survivors.every((left, t) => left >= 0 && left <= (survivors[t - 1] ?? left));
  if (survivors.length < 3 || !isCurve || !(start > last) || last === 0) return err('too-few');
  const fitted = yield* maximise(([alpha = 0, beta = 0]) => sbgLikelihood(survivors, { alpha, beta }), [1, 1], start);
  if (!fitted.ok) return fitted;
  const [alpha = 0, beta = 0] = fitted.value.parameters;
  return ok({ alpha, beta });
}

/** Σ lost_t ln P(t) + left ln S(n), with P(t) = B(α+1, β+t−1)/B(α, β), and its slopes by α and β. */
function sbgLikelihood(
  survivors: readonly number[],
  { alpha, beta }: Sbg,
): { readonly value: number; readonly gradient: readonly number[] } {
  const n = survivors.length - 1;
  const norm = logBeta(alpha, beta);
  const [dAlpha, dBeta] = slopes(alpha, beta);
  let value = 0;
  let gradient: [number, number] = [0, 0];
  const add = (weight: number, a: number, b: number) => {
    const [da, db] = slopes(a, b);
    value += weight * (logBeta(a, b) - norm);
    gradient = [gradient[0] + weight * (da - dAlpha), gradient[1] + weight * (db - dBeta)];
  };
  for (let t = 1; t <= n; t += 1) add((survivors[t - 1] ?? 0) - (survivors[t] ?? 0), alpha + 1, beta + t - 1);
  add(survivors[n] ?? 0, alpha, beta + n);
  return { value, gradient };
}

const slopes = (a: number, b: number): [number, number] => [digamma(a) - digamma(a + b), digamma(b) - digamma(a + b)];
