import { BLOCK } from './customer-block';
import type { HintKind } from './customer-keys';
import { addRun, blockOfHint, joinShards, mergeRuns, type Run, shardBits, shardsOf } from './hint';
import { EMPTY, type HintHead, readHead } from './hint-log';
import type { Database, Writing } from './schema';

/** How large the log may grow, as a share of the shards, before it is folded into them: much while an import goes on, little after it. */
export const WHILE_IMPORTING = 1;
export const AT_REST = 1 / 16;
export const ALWAYS = -1;
const SMALL_LOG = 32_768;
/** While an import goes on nobody else looks for much: a log of four megabytes is searched as it is. */
const LARGE_LOG = 524_288;

/**
 * Folds the log into the shards where it has grown past that share: one transaction, or none. Single edits never wait for it: it takes
 * thousands of them, and who imports pays for what the import brought.
 */
export async function foldHints(db: Database, share: number): Promise<void> {
  const transaction: Writing = db.transaction(['counters', 'hints', 'hintLog', 'customers'], 'readwrite');
  const head = await readHead(transaction);
  if (share === ALWAYS || head.logged > Math.max(share === WHILE_IMPORTING ? LARGE_LOG : SMALL_LOG, share * head.folded))
    await fold(transaction, head);
  await transaction.done;
}

async function fold(transaction: Writing, head: HintHead): Promise<void> {
  const records = await transaction.objectStore('hintLog').getAll();
  const kinds = new Set([...Object.keys(head.bits), ...records.flatMap((record) => Object.keys(record))] as HintKind[]);
  const isThere = await blocksThere(transaction);
  const bits: Partial<Record<HintKind, number>> = {};
  let folded = 0;
  for (const kind of kinds) {
    const runs: Run[] = [];
    for (const { [kind]: run } of records) if (run !== undefined) addRun(runs, run);
    const shards = await transaction.objectStore('hints').getAll(shardsOfKind(kind));
    const whole = runs.reduce(mergeRuns, joinShards(shards));
    // Where a block is gone, with all its customers, nothing can be found any more.
    const live = isThere === undefined ? whole : whole.filter((hint) => isThere.has(blockOfHint(hint)));
    bits[kind] = shardBits(live.length);
    folded += live.length;
    await writeShards(transaction, kind, live);
  }
  await transaction.objectStore('hintLog').clear();
  const next: HintHead = { ...EMPTY, revision: head.revision + 1, fold: head.fold + 1, folded, bits };
  await transaction.objectStore('counters').put(next, 'hints');
}

/** The blocks that there are; undefined where none was ever removed. */
async function blocksThere(transaction: Writing): Promise<ReadonlySet<number> | undefined> {
  const [slots, count] = await Promise.all([
    transaction.objectStore('counters').get('slots'),
    transaction.objectStore('customers').count(),
  ]);
  if (count === Math.ceil(Number(slots ?? 0) / BLOCK)) return undefined;
  return new Set(await transaction.objectStore('customers').getAllKeys());
}

async function writeShards(transaction: Writing, kind: HintKind, run: Run): Promise<void> {
  const store = transaction.objectStore('hints');
  await store.delete(shardsOfKind(kind));
  await Promise.all(shardsOf(run, shardBits(run.length)).map((shard, index) => store.put(shard, [kind, index])));
}

const shardsOfKind = (kind: HintKind) => IDBKeyRange.bound([kind, 0], [kind, Number.POSITIVE_INFINITY]);
