import type { Migration } from './index';

export const firstStores: Migration = (db) => {
  const customers = db.createObjectStore('customers', { keyPath: 'id' });
  customers.createIndex('emails', 'emails', { multiEntry: true });
  customers.createIndex('domains', 'domains', { multiEntry: true });
  customers.createIndex('sourceKeys', 'sourceKeys', { multiEntry: true });
  customers.createIndex('companyId', 'companyId');
  customers.createIndex('importId', 'importId');

  const ledger = db.createObjectStore('ledger', { keyPath: 'id' });
  ledger.createIndex('customer', ['customerId', 'on']);
  ledger.createIndex('sourceKey', 'sourceKey', { unique: true });
  ledger.createIndex('importId', 'importId');

  const interactions = db.createObjectStore('interactions', { keyPath: 'id' });
  interactions.createIndex('customer', ['customerId', 'at']);
  interactions.createIndex('sourceKey', 'sourceKey', { unique: true });
  interactions.createIndex('importId', 'importId');

  const voices = db.createObjectStore('voices', { keyPath: 'id' });
  voices.createIndex('customer', ['customerId', 'at']);
  voices.createIndex('importId', 'importId');

  db.createObjectStore('competitors', { keyPath: 'id' }).createIndex('importId', 'importId');
  db.createObjectStore('imports', { keyPath: 'id' });
  db.createObjectStore('drafts', { keyPath: 'customerId' });
  db.createObjectStore('history', { keyPath: 'key' }).createIndex('recordId', 'recordId');
  db.createObjectStore('undo', { keyPath: ['importId', 'chunk'] });
  db.createObjectStore('settings');
};
