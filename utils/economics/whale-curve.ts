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

/** The place of a customer with this profit among all, itself included; undefined where nobody has such a profit. */
export function placeOf(profit: number, profits: readonly number[]): Place | undefined {
  const above = profits.filter((other) => other > profit).length;
  const equal = profits.filter((other) => other === profit).length;
  if (equal === 0) return undefined;
  const curve = whaleCurve(profits);
  return {
    rank: above + 1,
    of: profits.length,
    percentile: (100 * (profits.length - above)) / profits.length,
    cumulativePercent: curve.ok ? (curve.value.cumulativePercent[above] ?? null) : null,
  };
}
