import { type IDBPDatabase, openDB } from 'idb';
import { hintMemoryOf } from './hint-memory';
import { type Migration, migrations } from './migrations';
import type { Database, RegardSchema } from './schema';

export const DATABASE_NAME = 'regard';

/** Told when the database cannot be used as it is. */
export interface OpenEvents {
  /** A page of an older version is still open, and keeps the upgrade waiting. */
  onBlocked?(): void;
  /** The connection is closed: a newer version upgrades the database, or the browser closed it, as after clearing site data. */
  onClosed?(): void;
}

/** Opens the database, bringing it to today's version. Rejects with the browser's error where it gives no storage (private mode, full disk). */
export function openDatabase(events: OpenEvents = {}, name = DATABASE_NAME, steps: readonly Migration[] = migrations): Promise<Database> {
  let fault: { readonly error: unknown } | undefined;
  const opening = openDB<RegardSchema>(name, steps.length, {
    async upgrade(upgraded, oldVersion, _newVersion, transaction) {
      const migrating = transaction as unknown as Parameters<Migration>[1];
      try {
        for (const migrate of steps.slice(oldVersion)) await migrate(upgraded as unknown as IDBPDatabase<unknown>, migrating);
      } catch (error) {
        // Nothing else undoes what the earlier steps did: a promise that rejects here would be committed half done.
        fault = { error };
        migrating.done.catch(() => undefined);
        migrating.abort();
      }
    },
    blocked: () => events.onBlocked?.(),
    blocking: () => {
      // Never stand in the way of a newer version.
      void opening.then((db) => db.close());
      events.onClosed?.();
    },
    terminated: () => events.onClosed?.(),
  });
  return opening.then(
    (db) => {
      hintMemoryOf(db);
      return db;
    },
    (error: unknown) => {
      throw fault?.error ?? error;
    },
  );
}

/** Gives the database again and again, opened when first asked for, and anew after it was closed or could not be opened. */
export function keepOpen(open: (events: OpenEvents) => Promise<Database> = openDatabase): () => Promise<Database> {
  let opened: Promise<Database> | undefined;
  const forget = () => {
    opened = undefined;
  };
  return () => {
    opened ??= open({ onClosed: forget }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}
