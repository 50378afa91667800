import type { Migration } from './index';

/** Customers are found by parts of their names: the index that was built last, and the blocks that changed since. */
export const find: Migration = (db) => {
  db.createObjectStore('find');
  db.createObjectStore('findLog', { autoIncrement: true });
};
