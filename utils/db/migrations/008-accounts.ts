import type { Migration } from './index';

/** Other systems that the user connected: what was entered, what is secret of it, what they answered, how fast they may be asked, and the notes on their way there. */
export const accounts: Migration = (db) => {
  db.createObjectStore('accounts', { keyPath: 'id' });
  for (const name of ['secrets', 'answers', 'paces', 'heldOrigins']) db.createObjectStore(name);
  db.createObjectStore('outbox', { keyPath: 'id' });
};
