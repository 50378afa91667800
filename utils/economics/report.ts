import type { Customer } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { ServiceCost } from './cost-to-serve';
import type { Exchange } from './exchange';
import type { FigureState, MissingInput, MoneyFigure, Figure as TracedFigure } from './figure';
import type { DiscountRate } from './lifetime/discount';
import { finish } from './numeric/steps';
import type { Preset } from './presets';
import { type ProfitAndLoss, profitAndLoss, sharedCurrency } from './profit-and-loss';
import { purchasesOf } from './purchases';
import { type LookAhead, lookAhead, type ReportModels, spans } from './report-outlook';
import { customerBooks, type Records } from './roll-up';
import { ranks, type WhaleCurve, whaleCurve } from './whale-curve';
import type { Window } from './window';

/** An amount in minor units; null where the state is `missing`, and only there. */
export interface ReportMoney {
  readonly minor: number | null;
  readonly currency: string;
  readonly state: FigureState;
  readonly method?: string;
  readonly missing?: readonly string[];
}

/** A number, likewise. */
export interface ReportFigure {
  readonly value: number | null;
  readonly state: FigureState;
  readonly method?: string;
  readonly missing?: readonly string[];
}

/** One customer, or one company with all that belongs to it. Costs are positive amounts. */
export interface ReportRow {
  /** As the files give it. */
  readonly id: string;
  readonly name: string;
  readonly netRevenue: ReportMoney;
  readonly goods: ReportMoney;
  readonly grossMargin: ReportMoney;
  readonly costToServe: ReportMoney;
  readonly contributionMargin: ReportMoney;
  readonly marginPercent: ReportFigure;
  /** By contribution margin in the report's currency; null where that is missing or cannot be compared. */
  readonly rank: number | null;
  readonly frequency: number;
  /** Weeks. */
  readonly recency: number;
  /** Weeks. */
  readonly T: number;
  readonly pAlive: ReportFigure;
  readonly expectedOrders: ReportFigure;
  readonly clv: ReportMoney;
}

/** What the report command answers with `--json`. */
export interface Report {
  readonly asOf: CivilDate;
  readonly from: CivilDate | null;
  readonly currency: Currency;
  readonly totals: Pick<ReportRow, 'netRevenue' | 'goods' | 'grossMargin' | 'costToServe' | 'contributionMargin'>;
  readonly whaleCurve: WhaleCurve | { readonly undefined: string };
  /** Models that were fitted; one that does not apply is absent, and the figures say so. */
  readonly models: ReportModels;
  /** Customers with entries of their own, and those only. */
  readonly customers: readonly ReportRow[];
  /** Companies with their people and subsidiaries. */
  readonly companies: readonly ReportRow[];
  /** Companies and people that belong to no company, each with all that belongs to it: every entry counts once. */
  readonly accounts: readonly AccountRow[];
}

/** Where an account stands among accounts; the rest is in the row of the customer or company. */
export type AccountRow = Pick<ReportRow, 'id' | 'name' | 'contributionMargin' | 'rank'>;

export interface ReportInput {
  readonly customers: readonly Customer[];
  readonly entries: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  /** What the user's files call the customer. */
  writtenId(customer: Customer): string;
  /** Nothing after this day is known. Purchases are counted over all time up to it, amounts over the window. */
  readonly asOf: CivilDate;
  readonly from: CivilDate | null;
  /** The report's currency where the entries do not share one. */
  readonly currency: Currency;
  readonly serviceCost: ServiceCost;
  readonly exchange: Exchange;
  readonly discount: DiscountRate;
  /** How lifetime value is reckoned in this kind of business. */
  readonly lifetime: Preset['lifetime'];
}

export function report(input: ReportInput): Report {
  const entries = input.entries.filter(({ on }) => on <= input.asOf);
  const currency = sharedCurrency(entries) ?? input.currency;
  const books = customerBooks(input.customers, entries, input.interactions);
  const ownBooks = books.filter((book) => book.own.entries.length > 0);
  const ahead = finish(lookAhead({ ...input, currency, books: ownBooks.map((book) => book.own) }));
  const reckoning: Reckoning = { input, currency, window: { from: input.from, to: input.asOf }, ahead };
  // Most companies have nobody else below them: their roll-up is their own row.
  const reckoned = new Map<Records, Reckoned>();
  const reckonOnce = (customer: Customer, records: Records): Reckoned => {
    const result = reckoned.get(records) ?? reckon(customer, records, reckoning);
    reckoned.set(records, result);
    return result;
  };
  const customers = ownBooks.map(({ customer, own }) => reckonOnce(customer, own));
  const companies = books
    .filter(({ customer, group }) => customer.kind === 'company' && group.entries.length > 0)
    .map(({ customer, group }) => reckonOnce(customer, group));
  const accounts = books
    .filter(({ isTop, group }) => isTop && group.entries.length > 0)
    .map(({ customer, group }) => reckonOnce(customer, group));
  return {
    asOf: input.asOf,
    from: input.from,
    currency,
    totals: amountsOf(totalsOf(entries, input.interactions, reckoning)),
    whaleCurve: curveOf(customers),
    models: ahead.models,
    customers: ranked(customers),
    companies: ranked(companies),
    accounts: ranked(accounts).map(({ id, name, contributionMargin, rank }) => ({ id, name, contributionMargin, rank })),
  };
}

interface Reckoning {
  readonly input: ReportInput;
  readonly currency: Currency;
  readonly window: Window;
  readonly ahead: LookAhead;
}

interface Reckoned {
  readonly row: Omit<ReportRow, 'rank'>;
  /** Contribution margin in the report's currency. */
  readonly profit: MoneyFigure;
}

function reckon(customer: Customer, records: Records, { input, currency, window, ahead }: Reckoning): Reckoned {
  const { exchange, serviceCost } = input;
  const own = sharedCurrency(records.entries) ?? currency;
  const result = profitAndLoss({ ...records, window, exchange, serviceCost, currency: own });
  const profit = own === currency ? result : profitAndLoss({ ...records, window, exchange, serviceCost, currency });
  const { pAlive, expectedOrders, clv } = ahead.of(records, own);
  const row = {
    id: input.writtenId(customer),
    name: customer.name,
    ...amountsOf(result),
    marginPercent: figureOf(result.marginPercent),
    ...purchasesOf(records.entries, input.asOf),
    pAlive: figureOf(pAlive),
    expectedOrders: figureOf(expectedOrders, spans.expectedOrders),
    clv: moneyOf(clv, input.lifetime === 'orders' ? spans.orderValue : undefined),
  };
  return { row, profit: profit.contributionMargin };
}

function totalsOf(
  entries: readonly LedgerEntry[],
  interactions: readonly Interaction[],
  { input, currency, window }: Reckoning,
): ProfitAndLoss {
  const { exchange, serviceCost } = input;
  return profitAndLoss({ entries, interactions, window, exchange, serviceCost, currency });
}

function curveOf(customers: readonly Reckoned[]): Report['whaleCurve'] {
  const missing = customers.filter(({ profit }) => profit.value === null);
  if (missing.length > 0) {
    const inputs = [...new Set(missing.flatMap(({ profit }) => profit.missing))].filter((name) => name !== 'costToServe');
    return { undefined: `the margin of ${missing.length} of ${customers.length} customers is missing (${inputs.join(', ')})` };
  }
  const curve = whaleCurve(customers.map(({ profit }) => profit.value?.minor ?? 0));
  return curve.ok ? curve.value : { undefined: 'the total profit is not above zero' };
}

/** Where a rate is missing nobody is ranked: those whose amounts could be exchanged are no fair sample of all. */
function ranked(rows: readonly Reckoned[]): ReportRow[] {
  const isComparable = !rows.some(({ profit }) => profit.missing.includes('rate' satisfies MissingInput));
  const places = ranks(rows.map(({ profit }) => (isComparable ? (profit.value?.minor ?? null) : null)));
  return rows.map(({ row }, index) => ({ ...row, rank: places[index] ?? null }));
}

const amountsOf = (result: ProfitAndLoss): Report['totals'] => ({
  netRevenue: moneyOf(result.netRevenue),
  goods: moneyOf(result.goods),
  grossMargin: moneyOf(result.grossMargin),
  costToServe: moneyOf(result.costToServe),
  contributionMargin: moneyOf(result.contributionMargin),
});

/** `span`: how far ahead the figure looks, written behind its method. */
function moneyOf({ value, currency, ...figure }: MoneyFigure, span?: string): ReportMoney {
  return { minor: value?.minor ?? null, currency, ...makingOf(figure, span) };
}

const figureOf = ({ value, ...figure }: TracedFigure, span?: string): ReportFigure => ({ value, ...makingOf(figure, span) });

const makingOf = ({ state, method, missing }: Pick<TracedFigure, 'state' | 'method' | 'missing'>, span?: string) => ({
  state,
  method: span === undefined ? method : `${method}, ${span}`,
  ...(missing.length === 0 ? {} : { missing }),
});
