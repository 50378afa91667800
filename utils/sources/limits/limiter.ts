import { err, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure, Refusal } from '../failure';
import type { Reply } from '../net/request';
import type { Store } from '../store';
import { afterReply, type Limits, type Pace, take, unhurried } from './pace';
import { createSlots } from './slots';
import { toldWait } from './told-wait';

/** What the limiter needs of the world. */
export interface Clock {
  now(): Millis;
  /** From 0 to 1. */
  random(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** One request that waits for its turn. */
export interface Turn {
  /** Whose pace it counts in. */
  readonly account: string;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  send(): Promise<Result<Reply, Failure>>;
  /** What the reply says went wrong; undefined where it is an answer. */
  judge(reply: Reply): Refusal | undefined;
}

/** Sends when the account's pace allows it; fails as rate limited where that is not soon. */
export type Limiter = (turn: Turn) => Promise<Result<Reply, Failure>>;

/** How long a request waits for its turn, in milliseconds: where the vendor wants to be left alone, and where we only spread our requests. */
const PATIENCE = { told: 1_500, own: 10_000 };
const AT_ONCE = 4;

/**
 * One limiter for all accounts. The background alone asks vendors, so a pace in its store is one over all tabs; and the store outlives the
 * background.
 */
export function createLimiter(store: Store<Pace>, clock: Clock): Limiter {
  const enter = createSlots();
  const changes = new Map<string, Promise<unknown>>();

  /** Changes of one account's pace follow each other: none is lost between reading and writing. */
  function change<T>(
    { account, limits }: Turn,
    work: (pace: Pace, now: Millis) => { readonly pace?: Pace; readonly result: T },
  ): Promise<T> {
    const changed = async () => {
      const now = clock.now();
      const { pace, result } = work((await store.get(account)) ?? unhurried(limits, now), now);
      if (pace !== undefined) await store.set(account, pace);
      return result;
    };
    const done = (changes.get(account) ?? Promise.resolve()).then(changed, changed);
    changes.set(account, done);
    return done;
  }

  /** A request taken from the pace, or when there will be one. */
  const taken = (turn: Turn) =>
    change(turn, (before, now) => {
      const next = take(before, turn.limits, now);
      return 'until' in next ? { result: next } : { pace: next.pace, result: undefined };
    });

  async function answered(turn: Turn): Promise<Result<Reply, Failure>> {
    const start = clock.now();
    for (let wait = await taken(turn); wait !== undefined; wait = await taken(turn)) {
      if (wait.until > start + (wait.isTold ? PATIENCE.told : PATIENCE.own)) return err({ kind: 'rateLimited', until: wait.until });
      await clock.sleep(wait.until - clock.now());
      if (turn.signal.aborted) return err({ kind: 'aborted' });
    }
    const reply = await turn.send();
    if (!reply.ok) return reply;
    const refusal = turn.judge(reply.value);
    const until = await change(turn, (before, now) => {
      const told = toldWait(reply.value, turn.limits.budget, now);
      const pace = afterReply(before, refusal?.kind === 'tooMany', told, now, clock.random());
      return { pace, result: pace.until };
    });
    if (refusal === undefined) return reply;
    return err(refusal.kind === 'tooMany' ? { kind: 'rateLimited', until } : refusal);
  }

  return async (turn) => {
    const leave = await enter(turn.account, turn.limits.atOnce ?? AT_ONCE);
    try {
      return await answered(turn);
    } finally {
      leave();
    }
  };
}
