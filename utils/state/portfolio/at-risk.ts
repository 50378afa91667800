import { risksIn } from '@/utils/economics/standing/at-risk';
import { orderBy } from './order';
import type { Customers, Past } from './portfolio';

/** The customers at risk. */
export interface RiskList {
  /** By slot: bits of `risks`. */
  readonly of: Uint8Array<ArrayBuffer>;
  /** Who brings most first; those whose margin is not known last. */
  readonly slots: Uint32Array<ArrayBuffer>;
}

/** Who is at risk, as far as it is known: what costs rose is known once the books of a year ago were read. */
export function risksAmong({ standing, alive, overduePromises, today, slots }: Customers, past: Past | undefined): RiskList {
  const of = risksIn({ standing, alive, overduePromises, earlier: past?.earlier, asOf: today });
  const some = slots.filter((slot) => (of[slot] ?? 0) !== 0);
  return { of, slots: orderBy(some, standing.margin, 'down') };
}
