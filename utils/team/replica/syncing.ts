import type { Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { type Failure, mayPass } from '@/utils/sources/failure';
import type { Replica, Synced } from './replica';
import type { ReplicaStore } from './store';

/** How a browser stands with its team. */
export interface Standing {
  /** When it last heard everything; null where that was not yet. */
  readonly syncedAt: Millis | null;
  /** Writes that are to be sent. */
  readonly waiting: number;
  /** Conflicts and refused writes, which wait for a person. */
  readonly asking: number;
  /** What keeps it from its team, and since when. */
  readonly failure: { readonly since: Millis; readonly what: Failure } | null;
}

export interface SyncTools {
  now(): Millis;
  /** From 0 to 1. */
  random(): number;
  /** Ends early when the signal aborts, and rejects never. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Runs `work` while no other page of the extension runs one (`navigator.locks`). */
  alone<T>(work: () => Promise<T>): Promise<T>;
  onStanding(standing: Standing): void;
}

/** While a panel is open: a colleague's note is there within seconds. */
export const EVERY = 4_000;
const LONGEST = 5 * 60_000;

/** Keeps a browser and its team together. */
export interface Syncing {
  /** Synchronises once, as an alarm does. */
  once(signal: AbortSignal): Promise<Standing>;
  /** Synchronises again and again until the signal aborts, or nothing but its user can help: then that is its standing. */
  run(signal: AbortSignal): Promise<void>;
  /** Somebody wrote something: not to be left waiting. */
  nudge(): void;
}

export function createSyncing(replica: Replica, store: ReplicaStore, tools: SyncTools): Syncing {
  let syncedAt: Millis | null = null;
  let failure: Standing['failure'] = null;
  let wake = new AbortController();

  async function once(signal: AbortSignal): Promise<Standing> {
    const result: Result<Synced, Failure> = await tools.alone(() => replica.sync(signal));
    if (result.ok) {
      syncedAt = tools.now();
      failure = null;
    } else if (result.error.kind !== 'aborted') failure = { since: failure?.since ?? tools.now(), what: result.error };
    const standing = { syncedAt, ...(await store.counts()), failure };
    tools.onStanding(standing);
    return standing;
  }

  return {
    once,
    nudge: () => wake.abort(),
    async run(signal) {
      for (let failures = 0; !signal.aborted; ) {
        wake = new AbortController();
        const standing = await once(signal);
        const what = standing.failure?.what;
        if (what !== undefined && !mayPass(what)) return;
        failures = what === undefined ? 0 : failures + 1;
        await tools.sleep(pauseOf(what, failures), AbortSignal.any([signal, wake.signal]));
      }
    },
  };

  /** Longer with each failure, and not for all browsers of a team at the same moment. */
  function pauseOf(what: Failure | undefined, failures: number): number {
    if (what?.kind === 'rateLimited') return Math.max(EVERY, what.until - tools.now());
    return failures === 0 ? EVERY : Math.min(LONGEST, EVERY * 2 ** Math.min(failures - 1, 10)) * (1 + tools.random() / 2);
  }
}
