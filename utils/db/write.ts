import type { Database, StoreName, Writing } from './schema';

/** One write to a transaction. */
export type Write = (transaction: Writing) => Promise<unknown>;

/**
 * Makes these writes in one transaction, all or nothing: what cannot be written undoes the others. Resolves once everything is on disk
 * (strict durability): what the user is told is saved, is.
 */
export async function writeTogether(db: Database, stores: StoreName[], writes: readonly Write[]): Promise<void> {
  const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  try {
    // Each in a promise of its own: a record that cannot be cloned throws at once, and the others must not be forgotten.
    await Promise.all([...writes.map(async (write) => write(transaction)), done]);
  } catch (error) {
    abort(transaction);
    await done.catch(() => undefined);
    throw error;
  }
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It failed by itself, and has nothing left to undo.
  }
}
