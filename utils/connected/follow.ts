import { listAccounts, noteState } from '@/utils/db/accounts';
import type { Database } from '@/utils/db/schema';
import type { Millis } from '@/utils/domain/time';
import { bringIn } from '@/utils/intake/bring-in';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { Clock } from '@/utils/sources/limits/limiter';
import type { Since } from '@/utils/sources/source';
import type { Connected } from './connections';

/** `all`: everything was heard. `more`: a vendor asks for patience, or fails. `nobody`: no account is followed. */
export type Heard = 'all' | 'more' | 'nobody';

const EVERYTHING: Since = { changedAfter: 0 as Millis };

/**
 * Hears what changed at the accounts that are followed, page by page, and brings it in; one run after the other. What a run does not come to,
 * as the background is stopped, the next one does: each page is noted with what it brought.
 * @param onBegin told before the first account is asked
 */
export function createFollower(
  database: () => Promise<Database>,
  connectionOf: (id: AccountId) => Promise<Connected | undefined>,
  clock: Pick<Clock, 'now'>,
  onBegin: () => Promise<void>,
): () => Promise<Heard> {
  const never = new AbortController().signal;
  let last: Promise<unknown> = Promise.resolve();

  /** Whether there is no more for now. */
  async function hear(db: Database, { id, sourceId, follows }: KeptAccount): Promise<boolean> {
    for (let cursor = follows?.cursor; ; ) {
      const pulled = await (await connectionOf(id))?.pull?.(cursor === undefined ? EVERYTHING : { cursor }, never);
      if (pulled === undefined) return true;
      await noteState(db, id, pulled.ok ? undefined : pulled.error, clock.now());
      if (!pulled.ok) return false;
      const brought = await bringIn(db, { id, sourceId }, pulled.value);
      // A vendor that stays at one place has no more to tell, whatever it says.
      if (brought === undefined || !pulled.value.hasMore || pulled.value.cursor === cursor) return true;
      cursor = pulled.value.cursor;
    }
  }

  async function run(): Promise<Heard> {
    const db = await database();
    const followed = (await listAccounts(db)).filter(({ follows }) => follows !== undefined);
    if (followed.length === 0) return 'nobody';
    await onBegin();
    const heard = await Promise.all(followed.map((account) => hear(db, account)));
    return heard.every((isAll) => isAll) ? 'all' : 'more';
  }

  return () => {
    // What is switched on while one run ends is heard by the next.
    const next = last.then(run, run);
    last = next;
    return next;
  };
}
