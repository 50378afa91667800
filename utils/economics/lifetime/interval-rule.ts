import type { Purchases } from '../purchases';

/** Silent for longer than so many of their usual intervals, a customer is taken for gone. */
const GONE_AFTER = 3;

/**
 * The plain rule where a base is too small for a model: a customer who keeps their own mean interval orders again after it; one who has
 * been silent for more than three has gone. Undefined without a repeat order: there is no interval yet.
 */
export function ordersByInterval({ frequency, recency, T }: Purchases, weeks: number): number | undefined {
  if (frequency === 0 || recency === 0) return undefined;
  const interval = recency / frequency;
  return T - recency > GONE_AFTER * interval ? 0 : weeks / interval;
}
