import { type IDBPDatabase, openDB } from 'idb';
import { type Migration, migrations } from './migrations';
import type { Database, RegardSchema } from './schema';

export const DATABASE_NAME = 'regard';

/** Told when the database cannot be used as it is. */
export interface OpenEvents {
  /** Another page of an older version keeps the upgrade waiting. */
  onBlocked?(): void;
  /** The browser closed the connection, as after clearing site data. */
  onTerminated?(): void;
}

/** Opens the database, bringing it to today's version. Rejects with the browser's error where there is no storage at all (private mode, full disk). */
export async function openDatabase(
  events: OpenEvents = {},
  name = DATABASE_NAME,
  steps: readonly Migration[] = migrations,
): Promise<Database> {
  const db = await openDB<RegardSchema>(name, steps.length, {
    async upgrade(upgraded, oldVersion, _newVersion, transaction) {
      for (const migrate of steps.slice(oldVersion)) {
        await migrate(upgraded as unknown as IDBPDatabase<unknown>, transaction as unknown as Parameters<Migration>[1]);
      }
    },
    blocked: () => events.onBlocked?.(),
    // A newer version wants to upgrade: never stand in its way.
    blocking: () => db.close(),
    terminated: () => events.onTerminated?.(),
  });
  return db;
}
