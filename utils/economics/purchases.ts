import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { type CivilDate, daysBetween } from '@/utils/domain/time';

/** How often and how lately a customer bought, as BG/NBD wants it (Fader, Hardie & Lee 2005). */
export interface Purchases {
  /** Purchase days after the first one. */
  readonly frequency: number;
  /** Weeks from the first purchase day to the last one. */
  readonly recency: number;
  /** Weeks from the first purchase day to the end of the observation. */
  readonly T: number;
}

/**
 * The purchases up to and with `asOf`. A purchase occasion is a calendar day with at least one revenue entry of any amount, nought
 * included; a customer who never bought has noughts throughout.
 */
export function purchasesOf(entries: readonly LedgerEntry[], asOf: CivilDate): Purchases {
  const bought = entries.filter(({ kind, on }) => kind === 'revenue' && on <= asOf).map(({ on }) => on);
  const days = [...new Set(bought)].sort();
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return { frequency: 0, recency: 0, T: 0 };
  return { frequency: days.length - 1, recency: daysBetween(first, last) / 7, T: daysBetween(first, asOf) / 7 };
}
