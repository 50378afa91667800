import { announceChange } from './changes';
import type { Database } from './schema';

export const readSetting = (db: Database, key: string): Promise<unknown> => db.get('settings', key);

/** Keeps a setting; resolves once it is on disk, and tells who listens. */
export async function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  const transaction = db.transaction('settings', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(value, key), transaction.done]);
  announceChange({ kinds: ['setting'] });
}
