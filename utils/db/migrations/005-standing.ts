import type { Migration } from './index';

/** Customers are compared by what they bring: their roll-ups, and the blocks whose roll-ups became stale. Until they are first made, all are. */
export const standing: Migration = (db) => {
  db.createObjectStore('standing');
  db.createObjectStore('standingLog', { autoIncrement: true });
};
