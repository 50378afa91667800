import { announceChange } from './changes';
import type { Database } from './schema';
import { writeTogether } from './write';

/** The key of what an administrator decided: in no backup, and neither restoring nor erasing takes it away. */
export const POLICY = 'policy';

export const readSetting = (db: Database, key: string): Promise<unknown> => db.get('settings', key);

/** Several settings as they are at one moment. */
export async function readSettings(db: Database, keys: readonly string[]): Promise<readonly unknown[]> {
  const { store } = db.transaction('settings');
  return Promise.all(keys.map((key) => store.get(key)));
}

/** Keeps a setting; resolves once it is on disk, and tells who listens. */
export async function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  await writeTogether(db, ['settings'], [(transaction) => transaction.objectStore('settings').put(value, key)]);
  announceChange({ kinds: ['setting'] });
}

/** The same, by what the setting is in the transaction that writes it. */
export async function changeSetting(db: Database, key: string, edit: (stored: unknown) => unknown): Promise<void> {
  await writeTogether(
    db,
    ['settings'],
    [
      async (transaction) => {
        const store = transaction.objectStore('settings');
        await store.put(edit(await store.get(key)), key);
      },
    ],
  );
  announceChange({ kinds: ['setting'] });
}
