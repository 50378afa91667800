import { hashOf } from './hash';

/**
 * A hint says where to look for a key, in one number: the key's hash of 32 bits × 2²¹ + the block of customers in which somebody may bear
 * it; 53 bits, as many as a number holds exactly. A sorted array of hints (a *run*) is an index of 8 bytes a key, searched, merged and cut
 * like any list of numbers. 2²¹ blocks are 33 million customers.
 *
 * The one invariant: every key of every record has a hint, written in the record's own transaction. Hints are never taken back, and hashes
 * may collide, so whoever follows a hint looks at the record itself: a hint too many costs a read, one too few would lose a customer.
 */
export type Run = Float64Array<ArrayBuffer>;

const BLOCKS = 2 ** 21;
const WHOLE = 2 ** 32 * BLOCKS;

export const hintOf = (key: string, block: number): number => hashOf(key) * BLOCKS + block;
export const blockOfHint = (hint: number): number => hint % BLOCKS;

/** These hints in order, each once. */
export function runOf(hints: Iterable<number>): Run {
  return withoutRepeats(Float64Array.from(hints).sort());
}

/** Both runs as one. */
export function mergeRuns(a: Run, b: Run): Run {
  const merged = new Float64Array(a.length + b.length);
  let [i, j] = [0, 0];
  for (let at = 0; at < merged.length; at += 1) {
    const [left, right] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    merged[at] = Math.min(left, right);
    if (left <= right) i += 1;
    else j += 1;
  }
  return withoutRepeats(merged);
}

/** Adds a run to a list that is kept short: runs of like size are merged, so that a look-up searches few. */
export function addRun(runs: Run[], run: Run): void {
  let merged = run;
  for (let last = runs.at(-1); last !== undefined && last.length <= 2 * merged.length; last = runs.at(-1)) {
    runs.pop();
    merged = mergeRuns(last, merged);
  }
  runs.push(merged);
}

/** Adds the blocks that the run has for the key to `blocks`. */
export function findBlocks(run: Run, key: string, blocks: Set<number>): void {
  const first = hintOf(key, 0);
  for (let at = lowerBound(run, first); at < run.length; at += 1) {
    const block = (run[at] ?? WHOLE) - first;
    if (block >= BLOCKS) return;
    blocks.add(block);
  }
}

/** Into how many bits of shards a run of that length is cut, so that one shard has about 4096 hints (32 kB). */
export const shardBits = (length: number): number => Math.max(0, Math.ceil(Math.log2(length / 4096)));

/** The shard of a key among 2^`bits`: they divide the hashes evenly, in order. */
export const shardOf = (key: string, bits: number): number => Math.floor(hashOf(key) / 2 ** (32 - bits));

/** Cuts a run into its 2^`bits` shards. */
export function shardsOf(run: Run, bits: number): Run[] {
  const width = WHOLE / 2 ** bits;
  return Array.from({ length: 2 ** bits }, (_, shard) => run.slice(lowerBound(run, shard * width), lowerBound(run, (shard + 1) * width)));
}

/** The shards, in order, as the run they were cut from. */
export function joinShards(shards: readonly Run[]): Run {
  const run = new Float64Array(shards.reduce((length, shard) => length + shard.length, 0));
  let at = 0;
  for (const shard of shards) {
    run.set(shard, at);
    at += shard.length;
  }
  return run;
}

function lowerBound(run: Run, value: number): number {
  let [low, high] = [0, run.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((run[middle] ?? WHOLE) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withoutRepeats(sorted: Run): Run {
  let length = 0;
  for (const hint of sorted) if (length === 0 || sorted[length - 1] !== hint) sorted[length++] = hint;
  return length === sorted.length ? sorted : sorted.slice(0, length);
}
