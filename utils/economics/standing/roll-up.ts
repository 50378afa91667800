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

export const emptyRollUp = (window: Window, currency: Currency): RollUp => ({
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

export const addEntry = (rollUp: RollUp, entry: LedgerEntry, exchange: Exchange): RollUp => withEntry(rollUp, entry, exchange, 1);

/** Takes out an entry that was added, at the rates at which it was added. */
export const removeEntry = (rollUp: RollUp, entry: LedgerEntry, exchange: Exchange): RollUp => withEntry(rollUp, entry, exchange, -1);

function withEntry(rollUp: RollUp, entry: LedgerEntry, exchange: Exchange, sign: 1 | -1): RollUp {
  const { kind, on, minor, currency, isGoodsUnknown } = entry;
  const timeless = {
    ...rollUp,
    ever: counted(rollUp.ever, kind, sign),
    days: kind === 'revenue' ? counted(rollUp.days, on, sign) : rollUp.days,
  };
  if (!isInside(on, rollUp.window)) return timeless;
  const common = exchange({ minor, currency }, rollUp.currency, on);
  return {
    ...timeless,
    own: withoutEmpty({ ...rollUp.own, [currency]: summed(rollUp.own[currency] ?? {}, kind, minor, sign) }),
    inside: counted(rollUp.inside, kind, sign),
    common: common === undefined ? rollUp.common : summed(rollUp.common, kind, common.minor, sign),
    withoutRate: common === undefined ? counted(rollUp.withoutRate, kind, sign) : rollUp.withoutRate,
    withoutGoods: rollUp.withoutGoods + (kind === 'revenue' && isGoodsUnknown ? sign : 0),
  };
}

/** Nought is left out, so that a roll-up is the same however it came about. */
function counted(counts: Counts, key: string, sign: 1 | -1): Counts {
  const { [key]: count = 0, ...rest } = counts;
  return count + sign === 0 ? rest : { ...rest, [key]: count + sign };
}

function summed(sums: Sums, kind: LedgerKind, minor: number, sign: 1 | -1): Sums {
  const { [kind]: sum = 0n, ...rest } = sums;
  const next = sum + BigInt(sign * minor);
  return next === 0n ? rest : { ...rest, [kind]: next };
}

const withoutEmpty = (own: RollUp['own']): RollUp['own'] =>
  Object.fromEntries(Object.entries(own).filter(([, sums]) => Object.keys(sums).length > 0));
