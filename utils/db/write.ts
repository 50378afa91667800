import type { Database, StoreName, Writing } from './schema';

/**
 * Writes in one transaction, all or nothing: whatever `work` throws undoes what it had begun. Resolves once everything is on disk
 * (strict durability): what the user is told is saved, is.
 */
export async function writeTogether(db: Database, stores: StoreName[], work: (transaction: Writing) => Promise<unknown>[]): Promise<void> {
  const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  try {
    await Promise.all([...work(transaction), done]);
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
