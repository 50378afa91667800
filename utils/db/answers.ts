import type { Millis } from '@/utils/domain/time';
import type { Answer } from '@/utils/sources/answer';
import type { Pace } from '@/utils/sources/limits/pace';
import type { Store } from '@/utils/sources/store';
import type { Database } from './schema';

/** Where answers are kept; of an account that is gone by then, none. */
export const answersIn = (database: () => Promise<Database>): Store<Answer> => ({
  get: async (key) => (await database()).get('answers', key),
  async set(key, answer) {
    const transaction = (await database()).transaction(['accounts', 'answers'], 'readwrite');
    const isConnected = (await transaction.objectStore('accounts').count(answer.account)) > 0;
    if (isConnected) await transaction.objectStore('answers').put(answer, key);
    await transaction.done;
  },
});

/** Where the limiter keeps its paces. */
export const pacesIn = (database: () => Promise<Database>): Store<Pace> => ({
  get: async (key) => (await database()).get('paces', key),
  async set(key, pace) {
    await (await database()).put('paces', pace, key);
  },
});

/** What was kept under these keys, in their order; nothing where there is none. */
export async function keptAnswers(db: Database, keys: readonly string[]): Promise<readonly (Answer | undefined)[]> {
  const { store, done } = db.transaction('answers');
  const [answers] = await Promise.all([Promise.all(keys.map((key) => store.get(key))), done]);
  return answers;
}

/** Forgets answers that are older than that, as nobody asked again, and the paces of accounts that were only tried. */
export async function forgetOldAnswers(db: Database, before: Millis): Promise<void> {
  await forgetPaces(db);
  const { store, done } = db.transaction('answers', 'readwrite');
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue())
    if (cursor.value.asOf < before) await cursor.delete();
  await done;
}

async function forgetPaces(db: Database): Promise<void> {
  const transaction = db.transaction(['accounts', 'paces'], 'readwrite');
  const [paces, accounts] = [transaction.objectStore('paces'), await transaction.objectStore('accounts').getAllKeys()];
  const connected = new Set<string>(accounts);
  const lost = (await paces.getAllKeys()).filter((key) => !connected.has(key));
  await Promise.all([...lost.map((key) => paces.delete(key)), transaction.done]);
}
