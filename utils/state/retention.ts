import { removeExpired } from '@/utils/db/retention';
import type { Database } from '@/utils/db/schema';
import { keptSince } from '@/utils/domain/retention';
import type { Millis } from '@/utils/domain/time';
import { retention } from '@/utils/settings/retention';
import { getSetting } from '@/utils/settings/setting';

/** Removes the contacts that are older than the user wants to keep them; resolves with how many went. */
export async function keepRetention(db: Database, now: Millis): Promise<number> {
  const since = keptSince(await getSetting(db, retention), now);
  return since === undefined ? 0 : removeExpired(db, since);
}
