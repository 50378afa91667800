import type { Millis } from '@/utils/domain/time';
import { type Failure, mayPass } from '@/utils/sources/failure';
import type { Replica } from './replica';
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
  /** Whether all that the team has was heard: while the first pull runs, sums are of some of it. */
  readonly isWhole: boolean;
}

export interface SyncTools {
  now(): Millis;
  /** Runs `work` while no other page of the extension runs one (`navigator.locks`). */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** How it stood before, if it is known. */
  before(): Promise<Standing | undefined>;
  /** Keeps how it stands now. */
  keep(standing: Standing): Promise<void>;
}

/** Synchronises once, and keeps how it stands then. */
export function createSyncing(replica: Pick<Replica, 'sync'>, store: Pick<ReplicaStore, 'counts' | 'head'>, tools: SyncTools) {
  return (signal: AbortSignal): Promise<Standing> =>
    tools.alone(async () => {
      const before = await tools.before();
      const result = await replica.sync(signal);
      const { restart } = await store.head();
      const standing: Standing = {
        ...(await store.counts()),
        ...(result.ok
          ? { syncedAt: tools.now(), failure: null }
          : { syncedAt: before?.syncedAt ?? null, failure: failureOf(result.error, before, tools.now()) }),
        isWhole: restart === null && (result.ok || before?.isWhole === true),
      };
      await tools.keep(standing);
      return standing;
    });
}

/** The failure since it began; an end that was asked for is none. */
function failureOf(what: Failure, before: Standing | undefined, now: Millis): Standing['failure'] {
  const failure = before?.failure ?? null;
  return what.kind === 'aborted' ? failure : { since: failure?.since ?? now, what };
}

export interface KeepingTools {
  now(): Millis;
  /** From 0 to 1. */
  random(): number;
  /** Ends early when the signal aborts, and rejects never. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** While a panel is open: a colleague's note is there within seconds. */
export const EVERY = 4_000;
const LONGEST = 5 * 60_000;

/** Keeps a browser and its team together while somebody looks. */
export interface Keeping {
  /** Again and again until the signal aborts, or nothing but its user can help. */
  run(signal: AbortSignal): Promise<void>;
  /** Somebody wrote something: not to be left waiting. */
  nudge(): void;
}

/** @param once synchronises, in the background; undefined where there is no team, or nobody answered */
export function createKeeping(once: () => Promise<Standing | undefined>, tools: KeepingTools): Keeping {
  let wake = new AbortController();
  let isNudged = false;
  return {
    nudge() {
      isNudged = true;
      wake.abort();
    },
    async run(signal) {
      for (let failures = 0; !signal.aborted; ) {
        wake = new AbortController();
        isNudged = false;
        const standing = await once();
        const what = standing?.failure?.what;
        if (what !== undefined && !mayPass(what)) return;
        // Nobody answered, or there is no team to ask: less and less often as well.
        const isHeard = standing !== undefined && what === undefined;
        failures = isHeard ? 0 : failures + 1;
        if (!isNudged || !isHeard) await tools.sleep(pauseOf(what, failures, tools), AbortSignal.any([signal, wake.signal]));
      }
    },
  };
}

/** Longer with each failure, and not for all browsers of a team at the same moment. */
function pauseOf(what: Failure | undefined, failures: number, { now, random }: KeepingTools): number {
  if (what?.kind === 'rateLimited') return Math.max(EVERY, what.until - now());
  return failures === 0 ? EVERY : Math.min(LONGEST, EVERY * 2 ** Math.min(failures - 1, 10)) * (1 + random() / 2);
}
