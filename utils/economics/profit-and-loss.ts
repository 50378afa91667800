import type { Summary } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency, Money } from '@/utils/domain/money';
import { costToServe, type ServiceCost } from './cost-to-serve';
import type { Exchange } from './exchange';
import { derive, type Figure, type Method, type MissingInput, type MoneyFigure, missingFigure, union } from './figure';
import { sumOfMinor } from './numeric/exact';
import { isInside, type Window } from './window';

/** One customer's profit and loss over a window (design: Kaplan & Anderson 2004). Costs are positive amounts. */
export interface ProfitAndLoss {
  readonly window: Window;
  readonly currency: Currency;
  readonly netRevenue: MoneyFigure;
  readonly goods: MoneyFigure;
  readonly grossMargin: MoneyFigure;
  readonly costToServe: MoneyFigure;
  /** Gross margin where the cost to serve is missing: then titled "before cost to serve". */
  readonly contributionMargin: MoneyFigure;
  readonly isBeforeCostToServe: boolean;
  /** Contribution margin in percent of net revenue. */
  readonly marginPercent: Figure;
}

export interface ProfitAndLossInput {
  /** All entries of the customer, of any time: whether there is a ledger at all decides what an empty window means. */
  readonly entries: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly summary?: Summary | undefined;
  readonly serviceCost: ServiceCost;
  readonly window: Window;
  /** The currency to reckon in; the entries' own where they share one. */
  readonly currency?: Currency | undefined;
  readonly exchange: Exchange;
  readonly zone?: string;
  /** The user's role in their team sees no costs: then nothing that is made of them is known, whatever is here. */
  readonly areCostsHidden?: boolean | undefined;
}

export function profitAndLoss(input: ProfitAndLossInput): ProfitAndLoss {
  const { window, exchange } = input;
  const currency = input.currency ?? sharedCurrency(input.entries) ?? input.summary?.currency ?? input.serviceCost.currency;
  const inside = input.entries.filter((entry) => isInside(entry.on, window));
  const ofKind = (...kinds: LedgerKind[]) => inside.filter((entry) => kinds.includes(entry.kind));
  const context: Context = { window, currency, exchange };

  const isSummary = !input.entries.some((entry) => entry.kind !== 'receivable') && input.summary !== undefined;
  const netRevenue = isSummary
    ? fromSummary(input.summary, 'revenue', context)
    : netRevenueOf(input.entries, ofKind('revenue', 'discount', 'return'), context);
  const hidden = input.areCostsHidden ? missing('ledger', context, ['role']) : undefined;
  const goods =
    hidden ??
    (isSummary ? fromSummary(input.summary, 'cost', context) : goodsOf(input.entries, ofKind('revenue'), ofKind('goods'), context));
  const grossMargin = minus(netRevenue, goods, 'grossMargin');
  const serving = hidden ?? costToServe({ ...input, direct: ofKind('service'), currency });
  const isBeforeCostToServe = serving.value === null;
  const contributionMargin: MoneyFigure = isBeforeCostToServe
    ? {
        ...grossMargin,
        ...(grossMargin.value === null ? {} : { state: 'estimated' }),
        missing: union(grossMargin.missing, serving.missing),
      }
    : minus(grossMargin, serving, 'contributionMargin');

  return {
    window,
    currency,
    netRevenue,
    goods,
    grossMargin,
    costToServe: serving,
    contributionMargin,
    isBeforeCostToServe,
    marginPercent: percentOf(contributionMargin, netRevenue),
  };
}

/** The one currency of all entries, if they share one. */
export function sharedCurrency(entries: readonly LedgerEntry[]): Currency | undefined {
  const first = entries[0]?.currency;
  return entries.every((entry) => entry.currency === first) ? first : undefined;
}

interface Context {
  readonly window: Window;
  readonly currency: Currency;
  readonly exchange: Exchange;
}

function netRevenueOf(all: readonly LedgerEntry[], inside: readonly LedgerEntry[], context: Context): MoneyFigure {
  if (!all.some((entry) => entry.kind === 'revenue')) return missing('ledger', context, ['revenue']);
  return sum(inside, (entry) => (entry.kind === 'revenue' ? 1 : -1), context);
}

/**
 * Goods are known where every customer with revenue has entries of them, and no revenue says that its own are unknown: in a sum of several
 * customers, the goods of one say nothing of another's.
 */
function goodsOf(
  all: readonly LedgerEntry[],
  revenue: readonly LedgerEntry[],
  goods: readonly LedgerEntry[],
  context: Context,
): MoneyFigure {
  const withGoods = new Set(all.filter((entry) => entry.kind === 'goods').map((entry) => entry.customerId));
  const isKnown = withGoods.size > 0 && revenue.every((entry) => !entry.isGoodsUnknown && withGoods.has(entry.customerId));
  return isKnown ? sum(goods, () => 1, context) : missing('ledger', context, ['goods']);
}

function sum(entries: readonly LedgerEntry[], sign: (entry: LedgerEntry) => 1 | -1, context: Context): MoneyFigure {
  const { currency, exchange, window } = context;
  const trace = entries.map((entry) => entry.id);
  const amounts: number[] = [];
  for (const entry of entries) {
    const amount = exchange({ minor: entry.minor, currency: entry.currency }, currency, entry.on);
    if (amount === undefined) return missing('ledger', context, ['rate'], trace);
    amounts.push(sign(entry) * amount.minor);
  }
  const minor = sumOfMinor(amounts);
  if (minor === undefined) return missing('ledger', context, ['tooLarge'], trace);
  return { value: { minor, currency }, currency, state: 'measured', method: 'ledger', asOf: window.to, trace, missing: [] };
}

function fromSummary(summary: Summary | undefined, total: 'revenue' | 'cost', context: Context): MoneyFigure {
  const minor = summary?.[total];
  if (summary === undefined || minor === undefined) return missing('summary', context, [total === 'cost' ? 'goods' : 'revenue']);
  const amount = context.exchange({ minor, currency: summary.currency }, context.currency, context.window.to);
  if (amount === undefined) return missing('summary', context, ['rate']);
  return {
    value: amount,
    currency: context.currency,
    state: 'estimated',
    method: 'summary',
    asOf: context.window.to,
    trace: [],
    missing: ['ledger'],
  };
}

const missing = (
  method: Method,
  { currency, window }: Context,
  inputs: readonly MissingInput[],
  trace: readonly string[] = [],
): MoneyFigure => ({ ...missingFigure(method, window.to, inputs, trace), currency });

function minus(a: MoneyFigure, b: MoneyFigure, method: Method): MoneyFigure {
  const reckon = () => {
    const minor = sumOfMinor([a.value?.minor ?? 0, -(b.value?.minor ?? 0)]);
    return minor === undefined ? null : { minor, currency: a.currency };
  };
  return { ...derive<Money>(method, a.asOf, [a, b], { reckon, otherwise: 'tooLarge' }), currency: a.currency };
}

/** Missing for a revenue of nothing or less: a percentage of it would mislead. */
function percentOf(margin: MoneyFigure, revenue: MoneyFigure): Figure {
  const [part = 0, whole = 0] = [margin.value?.minor, revenue.value?.minor];
  const reckon = () => (whole > 0 ? (100 * part) / whole : null);
  return { ...derive('ratio', margin.asOf, [margin, revenue], { reckon, otherwise: 'netRevenue' }), trace: margin.trace };
}
