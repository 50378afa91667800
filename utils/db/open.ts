import { type IDBPDatabase, openDB } from 'idb';
import { hintMemoryOf } from './hint-memory';
import type { Migration } from './migrations';
import { type Database, type RegardSchema, VERSION } from './schema';

export const DATABASE_NAME = 'regard';

/** Told when the database cannot be used as it is. */
export interface OpenEvents {
  /** A page of an older version is still open, and keeps the upgrade waiting. */
  onBlocked?(): void;
  /** The connection is closed: a newer version upgrades the database, or the browser closed it, as after clearing site data. */
  onClosed?(): void;
}

/**
 * Milliseconds to wait before each further try, where the browser says of its storage no more than that it failed (`UnknownError`). That may
 * be broken storage, which no waiting mends, or a moment's trouble: to find out costs two seconds, and nothing that is stored.
 */
const PATIENCE = [100, 400, 1600] as const;

/**
 * Opens the database, bringing it to today's version; the steps that lead there are loaded only where it is older. Rejects with the
 * browser's error where it gives no storage (private mode, full disk).
 * @param steps other ones than today's
 */
export async function openDatabase(events: OpenEvents = {}, name = DATABASE_NAME, steps?: readonly Migration[]): Promise<Database> {
  if (steps !== undefined) return openWith(events, name, steps);
  let isOlder = false;
  const leave = () => {
    isOlder = true;
    throw new Error('an older version');
  };
  try {
    return await patiently(() => open(events, name, VERSION, leave));
  } catch (error) {
    if (!isOlder) throw error;
    const { migrations } = await import('./migrations');
    return openWith(events, name, migrations);
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of PATIENCE) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'UnknownError')) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return work();
}

const openWith = (events: OpenEvents, name: string, steps: readonly Migration[]): Promise<Database> =>
  open(events, name, steps.length, async (db, oldVersion, transaction) => {
    for (const migrate of steps.slice(oldVersion)) await migrate(db, transaction);
  });

type Upgrade = (db: Parameters<Migration>[0], oldVersion: number, transaction: Parameters<Migration>[1]) => void | Promise<void>;

/** Leaves everything as it was where the upgrade fails. */
function open(events: OpenEvents, name: string, version: number, upgrade: Upgrade): Promise<Database> {
  let fault: { readonly error: unknown } | undefined;
  const opening = openDB<RegardSchema>(name, version, {
    async upgrade(upgraded, oldVersion, _newVersion, transaction) {
      const migrating = transaction as unknown as Parameters<Migration>[1];
      try {
        await upgrade(upgraded as unknown as IDBPDatabase<unknown>, oldVersion, migrating);
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
