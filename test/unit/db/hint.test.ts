import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '@/utils/db/hash';
import { addRun, blockOfHint, findBlocks, hintOf, joinShards, mergeRuns, type Run, runOf, shardOf, shardsOf } from '@/utils/db/hint';

const block = fc.nat({ max: 2 ** 21 - 1 });
const pairs = fc.array(fc.record({ key: fc.string(), block }), { maxLength: 60 });
const hints = (list: readonly { key: string; block: number }[]) => runOf(list.map(({ key, block: at }) => hintOf(key, at)));

function blocksIn(runs: readonly Run[], key: string): number[] {
  const blocks = new Set<number>();
  for (const run of runs) findBlocks(run, key, blocks);
  return [...blocks].sort((a, b) => a - b);
}

describe('hints', () => {
  // Reckoned by another program from the published constants: what is on disk depends on it.
  it.each([
    ['id:1', 2397598588],
    ['tom@harbour-boats.example', 540204033],
    ['', 2872998923],
  ])('hash %j to %i, today and ever', (text, hash) => {
    expect(hashOf(text)).toBe(hash);
  });

  it('lead to every block that a key was put in', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const run = hints(list);
        for (const { key, block: at } of list) expect(blocksIn([run], key)).toContain(at);
      }),
    );
  });

  it('keep their block, whatever the hash', () => {
    fc.assert(
      fc.property(fc.string(), block, (key, at) => {
        expect(blockOfHint(hintOf(key, at))).toBe(at);
      }),
    );
  });

  it('are the same merged as written together', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        expect(mergeRuns(hints(a), hints(b))).toEqual(hints([...a, ...b]));
      }),
    );
  });

  it('are found in any of a list of runs, of which there are few', () => {
    fc.assert(
      fc.property(fc.array(pairs, { maxLength: 30 }), (lists) => {
        const runs: Run[] = [];
        for (const list of lists) addRun(runs, hints(list));
        for (const { key } of lists.flat()) expect(blocksIn(runs, key)).toEqual(blocksIn(lists.map(hints), key));
        expect(runs.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('are cut into shards and joined again, each key in its own shard', () => {
    fc.assert(
      fc.property(pairs, fc.nat({ max: 6 }), (list, bits) => {
        const run = hints(list);
        const shards = shardsOf(run, bits);
        expect(shards).toHaveLength(2 ** bits);
        expect(joinShards(shards)).toEqual(run);
        for (const { key, block: at } of list) expect(blocksIn([shards[shardOf(key, bits)] ?? runOf([])], key)).toContain(at);
      }),
    );
  });
});
