import { err, ok, type Result } from '@/utils/domain/result';

/** Cumulative profit over customers, most profitable first, in percent of the total (Kaplan & Narayanan). */
export interface WhaleCurve {
  /** One for each customer; the last one is 100. */
  readonly cumulativePercent: readonly number[];
  /** How far above 100 the profit would be without what the unprofitable customers cost. */
  readonly peakPercent: number;
}

/** `profits` in minor units of one currency, in any order. Undefined where they add up to nothing or less: a percentage of that would mislead. */
export function whaleCurve(profits: readonly number[]): Result<WhaleCurve, 'no-profit'> {
  const total = profits.reduce((sum, profit) => sum + profit, 0);
  if (total <= 0) return err('no-profit');
  let cumulative = 0;
  const cumulativePercent = [...profits]
    .sort((a, b) => b - a)
    .map((profit) => {
      cumulative += profit;
      return (100 * cumulative) / total;
    });
  return ok({ cumulativePercent, peakPercent: cumulativePercent.reduce((peak, percent) => Math.max(peak, percent), 0) });
}

/** The rank of each profit among the known ones, 1 for the highest; equal profits share a rank, null has none. */
export function ranks(profits: readonly (number | null)[]): (number | null)[] {
  const known = profits.filter((profit) => profit !== null).sort((a, b) => b - a);
  const rankOf = new Map<number, number>();
  for (const [index, profit] of known.entries()) if (!rankOf.has(profit)) rankOf.set(profit, index + 1);
  return profits.map((profit) => (profit === null ? null : (rankOf.get(profit) ?? null)));
}

/** Where one customer stands on the curve. */
export interface Place {
  /** 1 for the most profitable; equal profits share a rank. */
  readonly rank: number;
  readonly of: number;
  /** The part of all customers whose profit is not above this one's, in percent. */
  readonly percentile: number;
  /** The cumulative profit in percent with the customers down to and with this rank; null where the curve is undefined. */
  readonly cumulativePercent: number | null;
}

/** The place of a customer with this profit among all, itself included, in one pass; undefined where nobody has such a profit. NaN is nobody. */
export function placeOf(profit: number, profits: ArrayLike<number>): Place | undefined {
  let [of, above, equal, total, sumAbove] = [0, 0, 0, 0, 0];
  for (let at = 0; at < profits.length; at += 1) {
    const other = profits[at] ?? Number.NaN;
    if (Number.isNaN(other)) continue;
    of += 1;
    total += other;
    if (other > profit) {
      above += 1;
      sumAbove += other;
    } else if (other === profit) equal += 1;
  }
  if (equal === 0) return undefined;
  return {
    rank: above + 1,
    of,
    percentile: (100 * (of - above)) / of,
    cumulativePercent: total > 0 ? (100 * (sumAbove + profit)) / total : null,
  };
}
