import type { HintKind } from './customer-keys';
import { mergeRuns, type Run, runOf } from './hint';
import type { Transaction, Writing } from './schema';

/** Hints of each kind that were written together. */
export type HintRuns = { readonly [Kind in HintKind]?: Run };

/**
 * How far the hints on disk are. Whoever holds hints in memory compares this with what it read: another `revision` means that the log
 * grew, another `fold` that the shards were written anew.
 */
export interface HintHead {
  readonly revision: number;
  readonly fold: number;
  /** The newest record of the log; 0 where it is empty. Small writes add to it. */
  readonly last: number;
  readonly lastSize: number;
  /** Hints in the log, and in the shards. */
  readonly logged: number;
  readonly folded: number;
  /** Of each kind in the shards: their number is 2 to this power. */
  readonly bits: { readonly [Kind in HintKind]?: number };
}

/** Before the first hint. */
export const EMPTY: HintHead = { revision: 0, fold: 0, last: 0, lastSize: 0, logged: 0, folded: 0, bits: {} };
/** A log record takes further hints up to this size. */
const RECORD = 1024;

export async function readHead(transaction: Transaction): Promise<HintHead> {
  return ((await transaction.objectStore('counters').get('hints')) as HintHead | undefined) ?? EMPTY;
}

/** Adds hints to the log: the next record, or more of the last one. */
export async function logHints(transaction: Writing, head: HintHead, hints: ReadonlyMap<HintKind, readonly number[]>): Promise<void> {
  const added = [...hints].map(([kind, list]) => [kind, runOf(list)] as const).filter(([, run]) => run.length > 0);
  const size = added.reduce((sum, [, run]) => sum + run.length, 0);
  if (size === 0) return;
  const isSmall = head.last > 0 && head.lastSize + size <= RECORD;
  const log = transaction.objectStore('hintLog');
  const before = isSmall ? await log.get(head.last) : undefined;
  const runs: Record<string, Run> = { ...before };
  for (const [kind, run] of added) {
    const known = runs[kind];
    runs[kind] = known === undefined ? run : mergeRuns(known, run);
  }
  const last = isSmall ? head.last : head.last + 1;
  const next = {
    ...head,
    revision: head.revision + 1,
    last,
    lastSize: isSmall ? head.lastSize + size : size,
    logged: head.logged + size,
  };
  await Promise.all([log.put(runs, last), transaction.objectStore('counters').put(next, 'hints')]);
}
