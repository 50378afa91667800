import type { Migration } from './index';

/** A team: who we are in it, what its database told of each record, and what changed here since its members were told. */
export const team: Migration = (db) => {
  db.createObjectStore('team');
  const slots = db.createObjectStore('teamSlots', { keyPath: 'key' });
  for (const index of ['waiting', 'asking', 'round', 'behind', 'customer']) slots.createIndex(index, index);
  db.createObjectStore('teamLog', { autoIncrement: true });
};
