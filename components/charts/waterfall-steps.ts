import type { MoneyFigure } from '@/utils/economics/figure';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';

/** The rows, top to bottom. */
export type StepName = 'netRevenue' | 'goods' | 'costToServe' | 'margin';

/** A bar in percent of the drawing's width; `isFloating` where its length is known and its place is not. */
export interface Bar {
  readonly start: number;
  readonly width: number;
  /** Where the step leaves the running total, in percent. */
  readonly end: number;
  readonly isFloating: boolean;
}

/** One row of the waterfall; what is missing has no bar, not one of length zero. */
export interface Step {
  readonly name: StepName;
  readonly figure: MoneyFigure;
  /** As the row shows it: costs are taken away. */
  readonly minor: number | null;
  readonly bar: Bar | null;
}

/** All rows, and where they start from. */
export interface Waterfall {
  readonly steps: readonly Step[];
  /** Where nothing is, in percent. */
  readonly zero: number;
}

/** The way from net revenue to margin, every bar to one scale. */
export function waterfallOf(year: ProfitAndLoss): Waterfall {
  const revenue = year.netRevenue.value?.minor ?? null;
  const goods = year.goods.value?.minor ?? null;
  const serving = year.costToServe.value?.minor ?? null;
  const margin = year.contributionMargin.value?.minor ?? null;
  const afterGoods = (revenue ?? 0) - (goods ?? 0);
  const spans = [
    { name: 'netRevenue', figure: year.netRevenue, minor: revenue, from: 0, to: revenue ?? 0 },
    { name: 'goods', figure: year.goods, minor: taken(goods), from: revenue ?? 0, to: afterGoods },
    { name: 'costToServe', figure: year.costToServe, minor: taken(serving), from: afterGoods, to: afterGoods - (serving ?? 0) },
    { name: 'margin', figure: year.contributionMargin, minor: margin, from: 0, to: margin ?? 0 },
  ] as const;

  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const low = Math.min(0, ...ends);
  const range = Math.max(0, ...ends) - low || 1;
  const at = (minor: number) => (100 * (minor - low)) / range;
  const steps = spans.map(({ from, to, ...step }): Step => {
    const isFloating = (step.name === 'goods' && revenue === null) || (step.name === 'costToServe' && (revenue === null || goods === null));
    const bar = { start: at(Math.min(from, to)), width: at(Math.max(from, to)) - at(Math.min(from, to)), end: at(to), isFloating };
    return { ...step, bar: step.minor === null ? null : bar };
  });
  return { steps, zero: at(0) };
}

const taken = (cost: number | null): number | null => (cost === null ? null : 0 - cost);
