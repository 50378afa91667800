import type { Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { Figure } from './figure';
import { type ProfitAndLoss, type ProfitAndLossInput, profitAndLoss } from './profit-and-loss';
import type { Books } from './traced-rows';
import { lastTwelveMonths, monthsOf, type Window, yearBefore } from './window';

/** One month of the trend: its margin on the same basis as the year's. */
export interface MonthlyMargin {
  readonly window: Window;
  readonly margin: Money;
}

/** What the panel shows of a customer's profitability: the last twelve months and how they came about. */
export interface Profitability {
  readonly year: ProfitAndLoss;
  /** Twelve months, oldest first; null where the margin is missing, or known only as a total. They add up to the year's margin. */
  readonly trend: readonly MonthlyMargin[] | null;
  /** Change of the margin against the twelve months before, in percent; null where those had none or a loss. */
  readonly changePercent: Figure;
  /** The records that all this was made of. */
  readonly books: Books;
}

export function profitability(input: Omit<ProfitAndLossInput, 'window'>, asOf: CivilDate): Profitability {
  const year = profitAndLoss({ ...input, window: lastTwelveMonths(asOf) });
  const inYearsCurrency = { ...input, currency: year.currency };
  const before = profitAndLoss({ ...inYearsCurrency, window: yearBefore(asOf) });
  const isFromLedger = year.netRevenue.method === 'ledger';
  const months = monthsOf(asOf).map((window) => ({ window, margin: marginOn(year, profitAndLoss({ ...inYearsCurrency, window })) }));
  const trend = isFromLedger && year.contributionMargin.value !== null ? levelled(months, year.contributionMargin.value) : null;
  return { year, trend, changePercent: change(year, before, isFromLedger), books: input };
}

/** A month's margin with or without the cost to serve, as the year has it: a month without contacts cost nothing to serve. */
function marginOn(year: ProfitAndLoss, month: ProfitAndLoss): Money {
  const gross = month.grossMargin.value?.minor ?? 0;
  const serving = year.isBeforeCostToServe ? 0 : (month.costToServe.value?.minor ?? 0);
  return { minor: gross - serving, currency: year.currency };
}

/** Puts what rounding month by month left over into the last month, so that the trend adds up to the year. */
function levelled(months: readonly MonthlyMargin[], total: Money): MonthlyMargin[] {
  const rest = total.minor - months.reduce((sum, { margin }) => sum + margin.minor, 0);
  return months.map((month, index) =>
    index === months.length - 1 ? { ...month, margin: { ...month.margin, minor: month.margin.minor + rest } } : month,
  );
}

function change(year: ProfitAndLoss, before: ProfitAndLoss, isFromLedger: boolean): Figure {
  const now = year.contributionMargin.value;
  const then = year.isBeforeCostToServe ? before.grossMargin.value : before.contributionMargin.value;
  const isComparable = isFromLedger && year.isBeforeCostToServe === before.isBeforeCostToServe;
  const value = now && then && isComparable && then.minor > 0 ? (100 * (now.minor - then.minor)) / then.minor : null;
  const state = value === null ? 'missing' : year.contributionMargin.state;
  return { value, state, method: 'ratio', asOf: year.window.to, trace: [], missing: value === null ? ['history'] : [] };
}
