import { customersWith } from '@/utils/db/customer-records';
import { factsOfAll } from '@/utils/db/facts';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency, Money } from '@/utils/domain/money';
import { type Figure, type MissingInput, type MoneyFigure, missingFigure, type Ranged, union, weakest } from '@/utils/economics/figure';
import { contractValue } from '@/utils/economics/lifetime/contract-outlook';
import type { OrderModel } from '@/utils/economics/lifetime/customer-base';
import { usualDiscount } from '@/utils/economics/lifetime/discount';
import { type NextOrder, nextOrder } from '@/utils/economics/lifetime/next-order';
import { outlookOf } from '@/utils/economics/lifetime/outlook';
import { presets } from '@/utils/economics/presets';
import { type ProfitAndLoss, profitAndLoss } from '@/utils/economics/profit-and-loss';
import { type Receivables, receivablesOf } from '@/utils/economics/receivables';
import { retentionOf } from '@/utils/economics/retention';
import { type CurvePoint, curvePoints } from '@/utils/economics/standing/curve';
import { type Place, placeOf } from '@/utils/economics/whale-curve';
import { lastTwelveMonths } from '@/utils/economics/window';
import { businessPreset, getSetting } from '@/utils/settings/items';
import type { Base } from './base';

/** Where a customer stands among all, and what is to come of them; a company with its people, as its figures are. */
export interface Ahead {
  /** Whether the base has taught nothing yet, but will. */
  readonly isLearning: boolean;
  readonly rank: Figure<Place>;
  /** How many are not ranked, as their margin is not known. */
  readonly unranked: number;
  /** Undefined where all together bring nothing: a percentage of that would mislead. */
  readonly curve: readonly CurvePoint[] | undefined;
  readonly receivables: Receivables;
  /** Of all customers: who of those that bought in the year before bought in the last one. */
  readonly retention: Figure;
  readonly lifetimeValue: Ranged<Money> & MoneyFigure;
  /** Absent where customers have contracts: there is no next order to wait for. */
  readonly orders?: Orders;
}

export interface Orders {
  readonly alive: Figure;
  /** In the next 52 weeks. */
  readonly expected: Ranged;
  readonly next: Figure<NextOrder>;
}

/** Reads the records of these (a customer first, then the people who count with it) and places them in the base. */
export async function aheadOf(db: Database, base: Base, model: OrderModel | undefined, ids: readonly CustomerId[]): Promise<Ahead> {
  const { terms, totals } = base;
  const preset = await getSetting(db, businessPreset);
  const facts = [...(await factsOfAll(db, ids)).values()];
  const { slots, summary } = await reading(db, [], async (session) => {
    const customers = await customersWith(session, ids);
    return { slots: ids.flatMap((id) => session.slots.get(id) ?? []), summary: ids[0] && customers.get(ids[0])?.summary };
  });
  const entries = facts.flatMap(({ ledger }) => ledger);
  const interactions = facts.flatMap((each) => each.interactions);
  const reckoned = (currency: Currency | undefined) =>
    profitAndLoss({ entries, interactions, summary, ...terms, window: lastTwelveMonths(terms.today), currency });
  const year = reckoned(undefined);
  const { currency } = year;
  const common = currency === terms.currency ? year : reckoned(terms.currency);
  const input = { entries, asOf: terms.today, currency, exchange: terms.exchange };
  return {
    isLearning: model === undefined,
    rank: rankOf(base, common.contributionMargin, slots),
    unranked: totals.counted - totals.known,
    curve: curvePoints(base.rolled.margins.margin),
    retention: retentionOf({ start: totals.start, kept: totals.kept, to: terms.today }).rate,
    receivables: receivablesOf({ ...input, isTold: totals.isOwedTold }),
    ...(preset !== undefined && presets[preset].lifetime === 'contract'
      ? byContract(base, year)
      : byOrders(model, { ...input, discount: usualDiscount })),
  };
}

/** Among those whose margin is known; the members' own margins give way to the one that they have together. */
function rankOf({ rolled, totals, terms }: Base, margin: MoneyFigure, slots: readonly number[]): Figure<Place> {
  const none = (missing: readonly MissingInput[]) => missingFigure('contributionMargin', terms.today, missing, margin.trace);
  if (margin.value === null) return none(margin.missing);
  const margins = rolled.margins.margin.slice();
  for (const slot of slots) margins[slot] = Number.NaN;
  const [first] = slots;
  if (first === undefined) return none(['ledger']);
  margins[first] = margin.value.minor;
  const place = placeOf(margin.value.minor, margins);
  if (place === undefined) return none(['ledger']);
  const isWhole = totals.known === totals.counted && totals.unsure === 0;
  return {
    value: place,
    state: weakest(margin.state, isWhole ? 'measured' : 'estimated'),
    method: 'contributionMargin',
    asOf: terms.today,
    trace: margin.trace,
    missing: union(margin.missing, Object.keys(totals.lacking) as MissingInput[]),
  };
}

interface OrdersInput {
  readonly entries: readonly LedgerEntry[];
  readonly asOf: Base['terms']['today'];
  readonly currency: Currency;
  readonly exchange: Base['terms']['exchange'];
  readonly discount: typeof usualDiscount;
}

function byOrders(model: OrderModel | undefined, input: OrdersInput): Pick<Ahead, 'lifetimeValue' | 'orders'> {
  if (model === undefined) {
    const none = { ...missingFigure('bgnbd', input.asOf, ['model']), range: null };
    return { lifetimeValue: { ...none, currency: input.currency }, orders: { alive: none, expected: none, next: none } };
  }
  const { alive, expectedOrders, lifetimeValue } = outlookOf(model, input);
  return { lifetimeValue, orders: { alive, expected: expectedOrders, next: nextOrder(model, input.entries, input.asOf) } };
}

function byContract({ totals: { start, kept }, terms }: Base, year: ProfitAndLoss): Pick<Ahead, 'lifetimeValue'> {
  const { rate } = retentionOf({ start, kept, to: terms.today });
  const { lifetimeValue } = contractValue({ margin: year.contributionMargin, retention: rate, start, discount: usualDiscount });
  return { lifetimeValue };
}
