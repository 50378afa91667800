import { announceWrite, onWrite } from './changes';
import type { HintKind } from './customer-keys';
import { addRun, findBlocks, type Run, shardOf } from './hint';
import { type HintHead, type HintRuns, readHead } from './hint-log';
import type { Database, Transaction } from './schema';

/** The hints that one connection has read so far: shards as they are needed, the log whole. */
export interface HintMemory {
  /** How far it is; undefined before the first reading. */
  head: HintHead | undefined;
  /** What `notices` was when it was compared with the disk. */
  comparedAt: number;
  readonly shards: Map<HintKind, (Run | undefined)[]>;
  readonly logged: Map<HintKind, Run[]>;
}

const memories = new WeakMap<Database, HintMemory>();

/** Counts the writes that this context heard of, its own and those of others: as long as none comes, what is in memory is what is on disk. */
let notices = 0;
let isListening = false;

/** Says here that hints were written elsewhere: for who is told of it by other ways, which may be quicker than ours. */
export function heardOfWrite(): void {
  notices += 1;
}

/** Says, here and to the other contexts, that hints were written. */
export function noteWrite(): void {
  heardOfWrite();
  announceWrite();
}

/** The connection's memory. From the first call on this context listens for the writes of others. */
export function hintMemoryOf(db: Database): HintMemory {
  if (!isListening) {
    isListening = true;
    onWrite(heardOfWrite);
  }
  const memory = memories.get(db) ?? { head: undefined, comparedAt: -1, shards: new Map(), logged: new Map() };
  memories.set(db, memory);
  return memory;
}

/** Whether memory may be relied on without asking the disk. Only readers may: a writer compares inside its transaction. */
export const isCurrent = (memory: HintMemory): boolean => memory.head !== undefined && memory.comparedAt === notices;

/** Brings memory up to the transaction's view of the disk. */
export async function refresh(memory: HintMemory, transaction: Transaction): Promise<HintHead> {
  const heard = notices;
  const head = await readHead(transaction);
  const isRefolded = memory.head?.fold !== head.fold;
  if (isRefolded) {
    memory.shards.clear();
    memory.logged.clear();
  }
  if (isRefolded || memory.head?.revision !== head.revision) {
    // The last record read may have grown since.
    const from = isRefolded ? 0 : (memory.head?.last ?? 0);
    for (const record of await transaction.objectStore('hintLog').getAll(IDBKeyRange.lowerBound(from))) take(memory, record);
  }
  memory.head = head;
  memory.comparedAt = heard;
  return head;
}

function take({ logged }: HintMemory, record: HintRuns): void {
  for (const [kind, run] of Object.entries(record) as [HintKind, Run][]) {
    const runs = logged.get(kind) ?? [];
    addRun(runs, run);
    logged.set(kind, runs);
  }
}

/** Reads the shards that these keys need and memory lacks. */
export async function loadShards(memory: HintMemory, transaction: Transaction, kind: HintKind, keys: readonly string[]): Promise<void> {
  const bits = memory.head?.bits[kind];
  if (bits === undefined) return;
  const shards = memory.shards.get(kind) ?? [];
  memory.shards.set(kind, shards);
  const missing = [...new Set(keys.map((key) => shardOf(key, bits)))].filter((shard) => shards[shard] === undefined);
  const store = transaction.objectStore('hints');
  await Promise.all(
    missing.map(async (shard) => {
      const run = await store.get([kind, shard]);
      if (run !== undefined) shards[shard] = run;
    }),
  );
}

/** Whether all that these keys need is in memory. */
export function hasShards({ head, shards }: HintMemory, kind: HintKind, keys: readonly string[]): boolean {
  const bits = head?.bits[kind];
  const own = shards.get(kind);
  return bits === undefined || keys.every((key) => own?.[shardOf(key, bits)] !== undefined);
}

/** The blocks where the key may be, by what is in memory. */
export function blocksFor({ head, shards, logged }: HintMemory, kind: HintKind, key: string): Set<number> {
  const blocks = new Set<number>();
  const bits = head?.bits[kind];
  const shard = bits === undefined ? undefined : shards.get(kind)?.[shardOf(key, bits)];
  if (shard !== undefined) findBlocks(shard, key, blocks);
  for (const run of logged.get(kind) ?? []) findBlocks(run, key, blocks);
  return blocks;
}
