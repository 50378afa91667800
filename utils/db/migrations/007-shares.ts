import type { Migration } from './index';

/** Companies are compared with all that belongs to them: roll-ups keep what is needed for that, and are all made anew. */
export const shares: Migration = async (_db, transaction) => {
  await Promise.all(['standing', 'standingLog'].map((name) => transaction.objectStore(name).clear()));
};
