import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import { type Currency, exponentOf } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import type { Exchange } from '../exchange';
import type { MissingInput } from '../figure';
import { sumOfMinor } from '../numeric/exact';
import type { Spend } from './gamma-gamma-fit';

/** What an order is worth: its margin or, where no cost is known in the whole base, its net revenue. */
export type SpendBasis = 'margin' | 'revenue';

export interface SpendOptions {
  readonly asOf: CivilDate;
  readonly currency: Currency;
  readonly exchange: Exchange;
  readonly basis: SpendBasis;
}

/** The margin counts what the ledger books on the customer: goods and direct costs to serve. */
export const spendSigns: { readonly [Basis in SpendBasis]: { readonly [K in LedgerKind]?: 1 | -1 } } = {
  revenue: { revenue: 1, discount: -1, return: -1 },
  margin: { revenue: 1, discount: -1, return: -1, goods: -1, service: -1 },
};

/**
 * A customer's repeat days and what one brings in the mean, in major units: all that is booked after the first purchase day, over the
 * purchase days after it. What comes back later thus counts against the orders it belongs to.
 */
export function orderSpend(
  entries: readonly LedgerEntry[],
  { asOf, currency, exchange, basis }: SpendOptions,
): Result<Spend, MissingInput> {
  const days = new Set<CivilDate>();
  for (const { kind, on } of entries) if (kind === 'revenue' && on <= asOf) days.add(on);
  const x = Math.max(0, days.size - 1);
  if (x === 0) return ok({ x, mean: 0 });
  let first = asOf;
  for (const day of days) if (day < first) first = day;
  const repeats = entries.filter(({ on }) => on > first && on <= asOf);
  if (basis === 'margin' && !areGoodsKnown(entries, repeats)) return err('goods');
  const amounts: number[] = [];
  for (const { kind, minor, currency: from, on } of repeats) {
    const sign = spendSigns[basis][kind];
    if (sign === undefined) continue;
    const amount = exchange({ minor, currency: from }, currency, on);
    if (amount === undefined) return err('rate');
    amounts.push(sign * amount.minor);
  }
  const total = sumOfMinor(amounts);
  return total === undefined ? err('tooLarge') : ok({ x, mean: total / x / 10 ** exponentOf(currency) });
}

const areGoodsKnown = (all: readonly LedgerEntry[], repeats: readonly LedgerEntry[]): boolean =>
  all.some(({ kind }) => kind === 'goods') && !repeats.some(({ isGoodsUnknown }) => isGoodsUnknown);
