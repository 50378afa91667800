import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { Exchange } from './exchange';
import { orderSpend } from './lifetime/spend';
import { countBelow } from './numeric/sorted';
import { purchasesOf } from './purchases';

/** Frequency, recency, age and monetary value, in days and major units. */
export interface Rfm {
  readonly frequency: number;
  /** Days from the first purchase to the last. */
  readonly recency: number;
  /** Days from the first purchase to the end. */
  readonly T: number;
  /** Mean net revenue of a repeat day; 0 without one, null where a rate is missing. */
  readonly monetary: number | null;
}

export function rfmOf(
  entries: readonly LedgerEntry[],
  { asOf, currency, exchange }: { asOf: CivilDate; currency: Currency; exchange: Exchange },
): Rfm {
  const { frequency, recency, T } = purchasesOf(entries, asOf);
  const spend = orderSpend(entries, { asOf, currency, exchange, basis: 'revenue' });
  return { frequency, recency: Math.round(recency * 7), T: Math.round(T * 7), monetary: spend.ok ? spend.value.mean : null };
}

/** Each of 1 (lowest fifth) to 5. */
export interface RfmScore {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/** The scores of a whole base, in its order: R by how lately they bought, F by how often, M by what a repeat day brings. Equals score alike. */
export function scoresOf(base: readonly Rfm[]): RfmScore[] {
  const r = fifths(base.map(({ recency, T }) => recency - T));
  const f = fifths(base.map(({ frequency }) => frequency));
  const m = fifths(base.map(({ monetary }) => monetary ?? 0));
  return base.map((_, index) => ({ r: r[index] ?? 1, f: f[index] ?? 1, m: m[index] ?? 1 }));
}

/** In which fifth each value is, 1 to 5, by the part of the others that lies below it or, of its equals, half. */
export function fifths(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const sorted = Float64Array.from(values).sort();
  return Uint8Array.from(values, (value) => {
    const [first, last] = [countBelow(sorted, value, false), countBelow(sorted, value, true) - 1];
    return 1 + Math.floor((5 * ((first + last) / 2 + 0.5)) / sorted.length);
  });
}

/** What a segment is called; words stand in the locale files. */
export const segments = ['champions', 'loyal', 'promising', 'new', 'needAttention', 'atRisk', 'cannotLose', 'sleeping', 'lost'] as const;
export type Segment = (typeof segments)[number];

/** The segment of a score, by how lately (R) and how much (the mean of F and M): the usual table of the trade. */
export function segmentOf({ r, f, m }: RfmScore): Segment {
  const worth = (f + m) / 2;
  if (r >= 4) return worth >= 4 ? 'champions' : worth >= 3 ? 'loyal' : f >= 2 ? 'promising' : 'new';
  if (r === 3) return worth >= 3 ? 'loyal' : 'needAttention';
  if (worth >= 4.5) return 'cannotLose';
  return worth >= 3 ? 'atRisk' : r === 2 ? 'sleeping' : 'lost';
}
