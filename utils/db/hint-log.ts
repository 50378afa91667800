import type { HintKind } from './customer-keys';
import { addRun, blockOfHint, joinShards, mergeRuns, type Run, runOf, shardBits, shardsOf } from './hint';
import type { Database, Transaction, Writing } from './schema';

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

const EMPTY: HintHead = { revision: 0, fold: 0, last: 0, lastSize: 0, logged: 0, folded: 0, bits: {} };
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
  for (const [kind, run] of added) runs[kind] = mergeRuns(runs[kind] ?? runOf([]), run);
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

/** How large the log may grow, as a share of the shards, before it is folded into them: much while an import goes on, little after it. */
export const WHILE_IMPORTING = 1;
export const AT_REST = 1 / 16;
export const ALWAYS = -1;
const SMALL_LOG = 32_768;

/**
 * Folds the log into the shards where it has grown past that share: one transaction, or none. Single edits never wait for it: it takes
 * thousands of them, and who imports pays for what the import brought.
 */
export async function foldHints(db: Database, share: number): Promise<void> {
  const transaction: Writing = db.transaction(['counters', 'hints', 'hintLog', 'customers'], 'readwrite');
  const head = await readHead(transaction);
  if (share === ALWAYS || head.logged > Math.max(SMALL_LOG, share * head.folded)) await fold(transaction, head);
  await transaction.done;
}

async function fold(transaction: Writing, head: HintHead): Promise<void> {
  const records = await transaction.objectStore('hintLog').getAll();
  const kinds = new Set([...Object.keys(head.bits), ...records.flatMap((record) => Object.keys(record))] as HintKind[]);
  const blocks = new Set(await transaction.objectStore('customers').getAllKeys());
  const bits: Partial<Record<HintKind, number>> = {};
  let folded = 0;
  for (const kind of kinds) {
    const runs: Run[] = [];
    for (const { [kind]: run } of records) if (run !== undefined) addRun(runs, run);
    const shards = await transaction.objectStore('hints').getAll(shardsOfKind(kind));
    const whole = runs.reduce(mergeRuns, joinShards(shards));
    // Where a block is gone, with all its customers, nothing can be found any more.
    const live = whole.filter((hint) => blocks.has(blockOfHint(hint)));
    bits[kind] = shardBits(live.length);
    folded += live.length;
    await writeShards(transaction, kind, live);
  }
  await transaction.objectStore('hintLog').clear();
  const next: HintHead = { ...EMPTY, revision: head.revision + 1, fold: head.fold + 1, folded, bits };
  await transaction.objectStore('counters').put(next, 'hints');
}

async function writeShards(transaction: Writing, kind: HintKind, run: Run): Promise<void> {
  const store = transaction.objectStore('hints');
  await store.delete(shardsOfKind(kind));
  await Promise.all(shardsOf(run, shardBits(run.length)).map((shard, index) => store.put(shard, [kind, index])));
}

const shardsOfKind = (kind: HintKind) => IDBKeyRange.bound([kind, 0], [kind, Number.POSITIVE_INFINITY]);
