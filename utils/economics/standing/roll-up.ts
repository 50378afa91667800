import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import type { Exchange } from '../exchange';
import { isInside, type Window } from '../window';

/** How many entries there are by kind or day; nought is left out. */
export type Counts = { readonly [key: string]: number };

/** Sums by kind, in minor units; exact whatever is added and taken away. */
export type Sums = { readonly [K in LedgerKind]?: bigint };

/**
 * One customer's ledger, added up: small enough to keep for each of a million, and enough for profit and loss, rank and order history.
 * Entries can be added and taken away in any order: the result is that of the entries that are left. Plain data: it can be stored.
 */
export interface RollUp {
  readonly window: Window;
  /** The common currency that customers are compared in. */
  readonly currency: Currency;
  /** Inside the window, in the entries' own currencies. */
  readonly own: { readonly [code: string]: Sums };
  /** Inside the window, in the common currency at each entry's day. */
  readonly common: Sums;
  /** Entries inside the window, by kind: all of them, and those that no rate brought into the common currency. */
  readonly inside: Counts;
  readonly withoutRate: Counts;
  /** Revenue entries inside the window whose goods are unknown. */
  readonly withoutGoods: number;
  /** Entries of all time, by kind: whether there is a ledger decides what an empty window means. */
  readonly ever: Counts;
  /** Revenue entries of each purchase day, of all time. */
  readonly days: Counts;
}

export const emptyRollUp = (window: Window, currency: Currency): RollUp => emptyDraft(window, currency);

const emptyDraft = (window: Window, currency: Currency): Draft => ({
  window,
  currency,
  own: {},
  common: {},
  inside: {},
  withoutRate: {},
  withoutGoods: 0,
  ever: {},
  days: {},
});

/** The roll-up of all these entries, as adding them one by one would make it. */
export function rollUpOf(
  entries: Iterable<LedgerEntry>,
  { window, currency }: Pick<RollUp, 'window' | 'currency'>,
  exchange: Exchange,
): RollUp {
  const draft = emptyDraft(window, currency);
  for (const entry of entries) count(draft, entry, exchange, 1);
  return draft;
}

export const addEntry = (rollUp: RollUp, entry: LedgerEntry, exchange: Exchange): RollUp => withEntry(rollUp, entry, exchange, 1);

/** Takes out an entry that was added, at the rates at which it was added. */
export const removeEntry = (rollUp: RollUp, entry: LedgerEntry, exchange: Exchange): RollUp => withEntry(rollUp, entry, exchange, -1);

function withEntry(rollUp: RollUp, entry: LedgerEntry, exchange: Exchange, sign: 1 | -1): RollUp {
  const draft = draftOf(rollUp);
  count(draft, entry, exchange, sign);
  return draft;
}

/** A roll-up that nobody else holds yet, and that may therefore be written to: a million of them are made in one go. */
interface Draft extends RollUp {
  readonly own: Record<string, Partial<Record<LedgerKind, bigint>>>;
  readonly common: Partial<Record<LedgerKind, bigint>>;
  readonly inside: Record<string, number>;
  readonly withoutRate: Record<string, number>;
  withoutGoods: number;
  readonly ever: Record<string, number>;
  readonly days: Record<string, number>;
}

function draftOf({ own, common, inside, withoutRate, ever, days, ...rest }: RollUp): Draft {
  const ownSums: Draft['own'] = {};
  for (const code in own) ownSums[code] = { ...own[code] };
  return {
    ...rest,
    own: ownSums,
    common: { ...common },
    inside: { ...inside },
    withoutRate: { ...withoutRate },
    ever: { ...ever },
    days: { ...days },
  };
}

function count(draft: Draft, { kind, on, minor, currency, isGoodsUnknown }: LedgerEntry, exchange: Exchange, sign: 1 | -1): void {
  step(draft.ever, kind, sign);
  if (kind === 'revenue') step(draft.days, on, sign);
  if (!isInside(on, draft.window)) return;
  step(draft.inside, kind, sign);
  if (kind === 'revenue' && isGoodsUnknown) draft.withoutGoods += sign;
  const sums = draft.own[currency] ?? {};
  draft.own[currency] = sums;
  sum(sums, kind, minor, sign);
  if (sums[kind] === undefined && Object.keys(sums).length === 0) delete draft.own[currency];
  const common = exchange({ minor, currency }, draft.currency, on);
  if (common === undefined) step(draft.withoutRate, kind, sign);
  else sum(draft.common, kind, common.minor, sign);
}

/** Nought is left out, so that a roll-up is the same however it came about. */
function step(counts: Record<string, number>, key: string, sign: 1 | -1): void {
  const next = (counts[key] ?? 0) + sign;
  if (next === 0) delete counts[key];
  else counts[key] = next;
}

function sum(sums: Partial<Record<LedgerKind, bigint>>, kind: LedgerKind, minor: number, sign: 1 | -1): void {
  const before = sums[kind];
  const next = before === undefined ? BigInt(sign * minor) : before + BigInt(sign * minor);
  if (next === 0n) delete sums[kind];
  else sums[kind] = next;
}
