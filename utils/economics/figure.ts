import type { Currency, Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';

/** How far a figure can be trusted, best first. */
export const figureStates = ['measured', 'estimated', 'default', 'missing'] as const;
export type FigureState = (typeof figureStates)[number];

/** Inputs that a figure can lack; the panel and the report name them in words. */
export type MissingInput =
  | 'ledger'
  | 'revenue'
  | 'goods'
  | 'costToServe'
  | 'rate'
  | 'netRevenue'
  | 'history'
  | 'model'
  | 'tooLarge'
  /** Costs are not for the role that the user has in their team. */
  | 'role'
  | 'repeatOrder'
  | 'repeatCustomers'
  | 'discountRate'
  | 'receivables'
  | 'dueDate'
  | 'margin'
  | 'probability'
  | 'wallet'
  | 'capital'
  | 'target';

/** How a figure was reckoned; words for it stand in the locale files. */
export type Method =
  | 'ledger'
  | 'summary'
  | 'activity'
  | 'grossMargin'
  | 'contributionMargin'
  | 'ratio'
  | 'bgnbd'
  | 'gammaGamma'
  | 'gammaGammaRevenue'
  | 'intervalRule'
  | 'firstPaymentNow'
  | 'firstPaymentExcluded'
  | 'firstPaymentCertain'
  | 'sbg'
  | 'retention'
  | 'probability'
  | 'lever';

/** A figure that says what it is worth. `value` is null where the state is `missing`, and only there. */
export interface Figure<T = number> {
  readonly value: T | null;
  readonly state: FigureState;
  readonly method: Method;
  readonly asOf: CivilDate;
  /** Ids of the records it was made of. */
  readonly trace: readonly string[];
  /** What would make it better, or possible at all. */
  readonly missing: readonly MissingInput[];
}

/** A figure in minor units of a currency, which is known even where the amount is not. */
export type MoneyFigure = Figure<Money> & { readonly currency: Currency };

/** A figure that is not known for certain, with the middle four fifths of what it can be; null where the value is. */
export interface Ranged<T = number> extends Figure<T> {
  readonly range: { readonly low: T; readonly high: T } | null;
}

/** The state of a figure made of others: the weakest input wins. */
export function weakest(...states: readonly FigureState[]): FigureState {
  return figureStates[Math.max(0, ...states.map((state) => figureStates.indexOf(state)))] ?? 'measured';
}

/** Names of missing inputs, each once. */
export const union = (...names: readonly (readonly MissingInput[])[]): readonly MissingInput[] => [...new Set(names.flat())];

/** A figure without a value: it names what is missing. */
export const missingFigure = (method: Method, asOf: CivilDate, missing: readonly MissingInput[], trace: readonly string[] = []) =>
  ({ value: null, state: 'missing', method, asOf, trace, missing }) as const;

/** A figure made of others: as good as the weakest of them, and missing where one of them is, or where they give no answer for lack of `otherwise`. */
export function derive<T>(
  method: Method,
  asOf: CivilDate,
  inputs: readonly Figure<unknown>[],
  { reckon, otherwise }: { reckon(): T | null; readonly otherwise: MissingInput },
): Figure<T> {
  const trace = [...new Set(inputs.flatMap((input) => input.trace))];
  const missing = union(...inputs.map((input) => input.missing));
  if (inputs.some((input) => input.value === null)) return missingFigure(method, asOf, missing, trace);
  const value = reckon();
  if (value === null) return missingFigure(method, asOf, union(missing, [otherwise]), trace);
  return { value, state: weakest(...inputs.map((input) => input.state)), method, asOf, trace, missing };
}
