import { placedAt } from '@/utils/db/customer-records';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { ReadRecords } from './table';

/** Reads the records of rows from the database, by their slots. */
export const recordsIn =
  (db: Database): ReadRecords =>
  async (slots) => {
    const placed = await reading(db, [], (session) => placedAt(session, slots));
    return new Map(placed.map(({ slot, customer: { id, name } }) => [slot, { id, name }]));
  };
