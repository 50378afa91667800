import { groupOf } from '@/utils/db/company-group';
import { customersWith } from '@/utils/db/customer-records';
import { factsOfAll } from '@/utils/db/facts';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency, Money } from '@/utils/domain/money';
import { standingFlags } from '@/utils/domain/standing';
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
import type { Ranked } from '@/utils/economics/standing/ranked';
import { type Place, placeOf } from '@/utils/economics/whale-curve';
import { lastTwelveMonths } from '@/utils/economics/window';
import { businessPreset } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import type { Base } from './base';

/** Where a customer stands, and what is to come of them; a company with all that belongs to it, as its figures are. */
export interface Ahead {
  /** Whether the base has taught nothing yet, but will. */
  readonly isLearning: boolean;
  readonly rank: Figure<Place>;
  readonly among: keyof Ranked;
  /** How many of those are not ranked, as their margin is not known. */
  readonly unranked: number;
  /** Undefined where all together bring nothing, or where they overlap: a percentage of that would mislead. */
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

/** Reads the records of the customer that this one is part of, and places it in the base; undefined where there is no such customer. */
export async function aheadOf(db: Database, base: Base, model: OrderModel | undefined, id: CustomerId): Promise<Ahead | undefined> {
  const { terms, totals, ranked } = base;
  const group = await groupOf(db, id);
  if (group === undefined) return undefined;
  const { customer } = group;
  const preset = await getSetting(db, businessPreset);
  const facts = [...(await factsOfAll(db, group.ids)).values()];
  const entries = facts.flatMap(({ ledger }) => ledger);
  const interactions = facts.flatMap((each) => each.interactions);
  const reckoned = (currency: Currency | undefined) =>
    profitAndLoss({ entries, interactions, summary: customer.summary, ...terms, window: lastTwelveMonths(terms.today), currency });
  const year = reckoned(undefined);
  const { currency } = year;
  const common = currency === terms.currency ? year : reckoned(terms.currency);
  const input = { entries, asOf: terms.today, currency, exchange: terms.exchange };
  const slot = await slotOf(db, customer);
  const among = amongWhom(base, customer, slot);
  const { margin } = ranked[among];
  const { counted, known } = among === 'customers' ? totals : totals[among];
  return {
    isLearning: model === undefined,
    rank: rankOf(base, among, common.contributionMargin, slot),
    among,
    unranked: counted - known,
    curve: among === 'companies' ? undefined : curvePoints(margin),
    retention: retentionOf({ start: totals.start, kept: totals.kept, to: terms.today }).rate,
    receivables: receivablesOf({ ...input, isTold: totals.isOwedTold }),
    ...(preset !== undefined && presets[preset].lifetime === 'contract'
      ? byContract(base, year)
      : byOrders(model, { ...input, discount: usualDiscount })),
  };
}

const slotOf = (db: Database, { id }: Customer): Promise<number | undefined> =>
  reading(db, [], async (session) => {
    await customersWith(session, [id]);
    return session.slots.get(id);
  });

/** People are ranked by their own books; a company, with all that belongs to it, among accounts, or among companies where it belongs to another one. */
function amongWhom({ ranked: { accounts } }: Base, { kind }: Customer, slot: number | undefined): keyof Ranked {
  if (kind !== 'company') return 'customers';
  return slot !== undefined && (accounts.flags[slot] ?? 0) & standingFlags.counted ? 'accounts' : 'companies';
}

/**
 * Among those whose margin is known, as the report ranks them. Where a rate is missing to anybody the report ranks nobody; here, beside the one
 * customer whom somebody is looking at, it is an estimate that names the rate. The list's own margin gives way to the one that was just reckoned.
 */
function rankOf({ ranked, totals: all }: Base, among: keyof Ranked, margin: MoneyFigure, slot: number | undefined): Figure<Place> {
  const none = (missing: readonly MissingInput[]) => missingFigure('contributionMargin', margin.asOf, missing, margin.trace);
  const totals = among === 'customers' ? all : all[among];
  if (margin.value === null) return none(margin.missing);
  if (slot === undefined) return none(['ledger']);
  const place = placeOf(margin.value.minor, withMargin(ranked[among].margin, slot, margin.value.minor));
  if (place === undefined) return none(['ledger']);
  const isWhole = totals.known === totals.counted && totals.unsure === 0 && !totals.isWithoutRate;
  const lacking: readonly MissingInput[] = [
    ...(Object.keys(totals.lacking) as MissingInput[]),
    ...(totals.isWithoutRate ? (['rate'] as const) : []),
  ];
  return {
    value: among === 'companies' ? { ...place, cumulativePercent: null } : place,
    state: weakest(margin.state, isWhole ? 'measured' : 'estimated'),
    method: 'contributionMargin',
    asOf: margin.asOf,
    trace: margin.trace,
    missing: union(margin.missing, lacking),
  };
}

/** Nearly always it is the one that is there. */
function withMargin(margins: Float64Array<ArrayBuffer>, slot: number, margin: number): Float64Array<ArrayBuffer> {
  if (margins[slot] === margin || slot >= margins.length) return margins;
  const changed = margins.slice();
  changed[slot] = margin;
  return changed;
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
