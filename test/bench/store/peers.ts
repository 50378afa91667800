import Dexie from 'dexie';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { putCustomers } from '@/utils/db/customer-records';
import { AT_REST, foldHints, WHILE_IMPORTING } from '@/utils/db/hint-fold';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import { timed } from './line';
import { peopleIn } from './people';

// The same customers written by us, by one put per record through idb, and through Dexie.

/** A database that was filled, and the milliseconds that the writing took; making the customers up is nobody's time. */
export interface Filled<Db> {
  readonly db: Db;
  readonly took: number;
}

export async function oursWith(name: string, count: number): Promise<Filled<Database>> {
  await deleteDB(name);
  const db = await openDatabase({}, name);
  let took = 0;
  for (const people of peopleIn(count, 16_384)) {
    took += await timed(async () => {
      await writing(db, [], (session) => putCustomers(session, people), { durability: 'relaxed' });
      await foldHints(db, WHILE_IMPORTING);
    });
  }
  took += await timed(() => foldHints(db, AT_REST));
  return { db, took };
}

/** One put per record; indexes by address, phone and key. */
export async function idbWith(name: string, count: number): Promise<Filled<IDBPDatabase>> {
  await deleteDB(name);
  const db = await openDB(name, 1, {
    upgrade(upgraded) {
      const store = upgraded.createObjectStore('customers', { keyPath: 'id' });
      for (const index of ['emails', 'phones', 'sourceKeys']) store.createIndex(index, index, { multiEntry: true });
    },
  });
  let took = 0;
  for (const people of peopleIn(count, 10_000)) {
    took += await timed(async () => {
      const transaction = db.transaction('customers', 'readwrite', { durability: 'relaxed' });
      for (const person of people) void transaction.store.put(person);
      await transaction.done;
    });
  }
  return { db, took };
}

export async function dexieWith(name: string, count: number): Promise<Dexie> {
  await Dexie.delete(name);
  const db = new Dexie(name);
  db.version(1).stores({ customers: 'id, *emails, *phones, *sourceKeys' });
  for (const people of peopleIn(count, 10_000)) await db.table('customers').bulkPut(people);
  return db;
}
