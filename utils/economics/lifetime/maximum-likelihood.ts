import { err, ok, type Result } from '@/utils/domain/result';
import { inverseOf, type Matrix, sizeOf, times } from '../numeric/linear';
import { minimise, type Objective } from '../numeric/minimise';
import type { Steps } from '../numeric/steps';

/** The logarithm of a likelihood at positive parameters, with its gradient. */
export type LogLikelihood = (parameters: readonly number[]) => { readonly value: number; readonly gradient: readonly number[] };

export interface Fitted {
  readonly parameters: readonly number[];
  /** From the observed information; null where the data do not bound a parameter. */
  readonly standardErrors: readonly (number | null)[];
  readonly logLikelihood: number;
}

/** Per customer: the slope below which a fit counts as found, and where the search hands over to Newton's method. */
const FOUND = 1e-6;
const NEAR = 1e-5;
const POLISHES = 6;

/**
 * The most likely positive parameters: a search over their logarithms, per customer so that scales do not matter, then Newton's method on
 * the differences of the gradient, down to the last digits. Deterministic.
 */
export function* maximise(likelihood: LogLikelihood, start: readonly number[], customers: number): Steps<Result<Fitted, 'not-found'>> {
  const objective = overLogarithms(likelihood, customers);
  let first = 0;
  const search = minimise(objective, start.map(Math.log), NEAR);
  let step = search.next();
  for (; !step.done; step = search.next()) {
    first ||= step.value;
    yield 0.9 * Math.min(1, Math.max(0, Math.log(first / step.value) / Math.log(first / NEAR)));
  }
  let here = step.value;
  for (let polish = 0; polish < POLISHES; polish += 1) {
    yield 0.9 + (0.1 * polish) / POLISHES;
    const inverse = inverseOf(hessianOf(objective, here.point));
    const move = inverse === undefined ? undefined : times(inverse, here.gradient);
    if (move === undefined || sizeOf(move) > 1) break;
    const point = here.point.map((value, index) => value - (move[index] ?? 0));
    const there = { point, ...objective(point) };
    if (!(sizeOf(there.gradient) < sizeOf(here.gradient))) break;
    here = there;
  }
  if (!(sizeOf(here.gradient) < FOUND)) return err('not-found');
  const parameters = here.point.map(Math.exp);
  const covariance = inverseOf(hessianOf(objective, here.point));
  const standardErrors = parameters.map((parameter, index) => {
    // The delta method: an error of ln p is a relative error of p.
    const variance = (covariance?.[index]?.[index] ?? Number.NaN) / customers;
    return variance > 0 ? parameter * Math.sqrt(variance) : null;
  });
  return ok({ parameters, standardErrors, logLikelihood: -here.value * customers });
}

const overLogarithms =
  (likelihood: LogLikelihood, customers: number): Objective =>
  (logarithms) => {
    const parameters = logarithms.map(Math.exp);
    const { value, gradient } = likelihood(parameters);
    return {
      value: Number.isFinite(value) ? -value / customers : Number.POSITIVE_INFINITY,
      gradient: gradient.map((slope, index) => (-slope * (parameters[index] ?? 0)) / customers),
    };
  };

/** Second derivatives as central differences of the gradient, made symmetric. */
function hessianOf(objective: Objective, point: readonly number[]): Matrix {
  const h = 1e-4;
  const columns = point.map((_, moved) => {
    const at = (by: number) => objective(point.map((value, index) => (index === moved ? value + by : value))).gradient;
    const [above, below] = [at(h), at(-h)];
    return above.map((slope, index) => (slope - (below[index] ?? 0)) / (2 * h));
  });
  return columns.map((column, i) => column.map((value, j) => (value + (columns[j]?.[i] ?? 0)) / 2));
}
