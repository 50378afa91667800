import type { Migration } from './index';

/** Deals, in packs as interactions and voices are. */
export const opportunities: Migration = (db) => {
  db.createObjectStore('opportunities');
};
