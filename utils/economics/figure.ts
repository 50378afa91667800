import type { Currency, Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';

/** How far a figure can be trusted, best first. */
export const figureStates = ['measured', 'estimated', 'default', 'missing'] as const;
export type FigureState = (typeof figureStates)[number];

/** Inputs that a figure can lack; the panel and the report name them in words. */
export type MissingInput = 'ledger' | 'revenue' | 'goods' | 'costToServe' | 'rate' | 'netRevenue' | 'history' | 'model';

/** How a figure was reckoned; words for it stand in the locale files. */
export type Method = 'ledger' | 'summary' | 'activity' | 'grossMargin' | 'contributionMargin' | 'ratio';

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

/** The state of a figure made of others: the weakest input wins. */
export function weakest(...states: readonly FigureState[]): FigureState {
  return figureStates[Math.max(0, ...states.map((state) => figureStates.indexOf(state)))] ?? 'measured';
}
