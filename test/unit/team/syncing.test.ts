import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import type { Replica, Synced } from '@/utils/team/replica/replica';
import { BEGINNING, type ReplicaStore } from '@/utils/team/replica/store';
import { createKeeping, createSyncing, EVERY, type Standing } from '@/utils/team/replica/syncing';

const fine = ok({ pulled: 1, pushed: 0 });
const failed = (kind: 'offline' | 'unauthorised' | 'aborted') => err({ kind });

/** Synchronises with these results, one after the other, on a clock that only waiting moves on. */
function syncing(results: readonly Result<Synced, Failure>[]) {
  const end = new AbortController();
  const pauses: number[] = [];
  const standings: Standing[] = [];
  let now = 1_000;
  let count = 0;
  const replica: Pick<Replica, 'sync'> = {
    sync: async () => {
      const result = results[count++];
      if (count >= results.length) end.abort();
      return result ?? fine;
    },
  };
  const store: Pick<ReplicaStore, 'counts' | 'head'> = { counts: async () => ({ waiting: 3, asking: 1 }), head: async () => BEGINNING };
  const once = createSyncing(replica, store, {
    now: () => now as Millis,
    alone: (work) => work(),
    before: async () => standings.at(-1),
    keep: async (standing) => void standings.push(standing),
  });
  const { run } = createKeeping(() => once(end.signal), {
    now: () => now as Millis,
    random: () => 0,
    sleep: async (milliseconds, signal) => {
      if (!signal.aborted) pauses.push(milliseconds);
      now += milliseconds;
    },
  });
  return { run, once, end, pauses, standings };
}

describe('a browser and its team', () => {
  it('are together every few seconds', async () => {
    const { run, end, pauses, standings } = syncing([fine, fine, fine]);
    await run(end.signal);
    expect(pauses).toEqual([EVERY, EVERY]);
    expect(standings.at(-1)).toEqual({ syncedAt: 1_000 + 2 * EVERY, waiting: 3, asking: 1, failure: null, isWhole: true });
  });

  it('are tried less and less while there is no network, which says since when', async () => {
    const { run, end, pauses, standings } = syncing([fine, ...Array<Result<Synced, Failure>>(10).fill(failed('offline')), fine, fine]);
    await run(end.signal);
    expect(pauses.slice(0, 5)).toEqual([EVERY, EVERY, 2 * EVERY, 4 * EVERY, 8 * EVERY]);
    expect(Math.max(...pauses)).toBe(300_000);
    expect(standings[5]).toMatchObject({ syncedAt: 1_000, failure: { since: 1_000 + EVERY, what: { kind: 'offline' } } });
    expect(standings.at(-1)?.failure).toBeNull();
    expect(pauses.at(-1)).toBe(EVERY);
  });

  it('wait as long as they are told to', async () => {
    const { run, end, pauses } = syncing([err({ kind: 'rateLimited', until: 91_000 as Millis }), fine]);
    await run(end.signal);
    expect(pauses).toEqual([90_000]);
  });

  it('stop where only a person can help', async () => {
    const { run, end, pauses, standings } = syncing([failed('unauthorised'), fine]);
    await run(end.signal);
    expect(pauses).toEqual([]);
    expect(standings).toMatchObject([{ failure: { what: { kind: 'unauthorised' } } }]);
  });

  it('take an end that was asked for as no failure', async () => {
    const { once, end } = syncing([failed('aborted')]);
    expect(await once(end.signal)).toMatchObject({ syncedAt: null, failure: null });
  });
});
