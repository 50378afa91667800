import type { Migration } from './index';

/** What stays of an erased customer: a mark by which nobody is brought back unasked. */
export const tombstones: Migration = (db) => {
  db.createObjectStore('tombstones', { keyPath: 'id' });
};
