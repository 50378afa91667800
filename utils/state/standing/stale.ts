import { BLOCK } from '@/utils/db/customer-block';
import { type MarginPart, PART_BLOCKS, type StandingLog } from '@/utils/db/standing-records';

/** What a part is compared with. */
export interface Now {
  readonly slots: number;
  readonly log: StandingLog;
  readonly basis: string;
  /** YYYYMMDD. */
  readonly today: number;
}

/** The blocks of a part that have to be added up anew. */
export function staleIn(part: MarginPart | undefined, index: number, { slots, log, basis, today }: Now): number[] {
  const first = index * PART_BLOCKS;
  const count = Math.min(PART_BLOCKS, Math.ceil(slots / BLOCK) - first);
  // A clock that was put back: entries that had come in are to come again.
  const isWhole = part === undefined || part.basis !== basis || part.today > today;
  return Array.from({ length: count }, (_, at) => first + at).filter(
    (block, at) => isWhole || (log.noted.get(block) ?? 0) > part.through || (part.changesOn[at] ?? 0) <= today,
  );
}
