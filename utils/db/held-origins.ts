import type { Database } from './schema';

/** Origins that are allowed for accounts alone, as match patterns: on their pages nothing is read. */
export const heldOrigins = (db: Database): Promise<string[]> => db.getAllKeys('heldOrigins');

export async function holdOrigins(db: Database, patterns: readonly string[]): Promise<void> {
  const { store, done } = db.transaction('heldOrigins', 'readwrite');
  await Promise.all([...patterns.map((pattern) => store.put(true, pattern)), done]);
}

/** They are allowed no longer, or for their pages as well. */
export async function releaseOrigins(db: Database, patterns: readonly string[]): Promise<void> {
  const { store, done } = db.transaction('heldOrigins', 'readwrite');
  await Promise.all([...patterns.map((pattern) => store.delete(pattern)), done]);
}
