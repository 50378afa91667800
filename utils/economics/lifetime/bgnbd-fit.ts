import { err, ok, type Result } from '@/utils/domain/result';
import type { Steps } from '../numeric/steps';
import type { BgNbd } from './bgnbd';
import type { BgNbdData } from './bgnbd-data';
import { bgnbdLikelihood } from './bgnbd-likelihood';
import { maximise } from './maximum-likelihood';

/** Below so many repeat customers the four parameters say more about chance than about the base. */
export const FEWEST_REPEATERS = 100;

export interface BgNbdFit extends BgNbd {
  readonly standardErrors: { readonly [Parameter in keyof BgNbd]: number | null };
  readonly logLikelihood: number;
  readonly customers: number;
}

export type FitError = 'too-few' | 'not-found';

/** BG/NBD as this base has it, by maximum likelihood. */
export function* fitBgNbd(data: BgNbdData): Steps<Result<BgNbdFit, FitError>> {
  if (data.repeaters < FEWEST_REPEATERS) return err('too-few');
  const start = [1, Math.max(1, meanOf(data.times)), 1, 1];
  const fitted = yield* maximise(([r = 0, alpha = 0, a = 0, b = 0]) => bgnbdLikelihood(data, { r, alpha, a, b }), start, data.customers);
  if (!fitted.ok) return fitted;
  const { parameters, standardErrors, logLikelihood } = fitted.value;
  const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
  const [sr = null, sAlpha = null, sa = null, sb = null] = standardErrors;
  return ok({ r, alpha, a, b, standardErrors: { r: sr, alpha: sAlpha, a: sa, b: sb }, logLikelihood, customers: data.customers });
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
