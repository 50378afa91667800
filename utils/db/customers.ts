import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import { announceChange } from './changes';
import type { Database } from './schema';
import { type Write, writeTogether } from './write';

export const getCustomer = (db: Database, id: CustomerId): Promise<Customer | undefined> => db.get('customers', id);

/** The customers with these addresses, by address, all looked up in one transaction. */
export async function findByEmails(db: Database, emails: readonly Email[]): Promise<Map<Email, Customer[]>> {
  return findBy(db, 'emails', emails);
}

/** The companies with these domains listed on them, by domain. */
export async function findByDomains(db: Database, domains: readonly DomainName[]): Promise<Map<DomainName, Customer[]>> {
  return findBy(db, 'domains', domains);
}

/** The people of a company. */
export const peopleOf = (db: Database, companyId: CustomerId): Promise<Customer[]> =>
  db.getAllFromIndex('customers', 'companyId', companyId);

/** The customer that another system knows by this key. */
export const findBySourceKey = (db: Database, key: string): Promise<Customer | undefined> =>
  db.getFromIndex('customers', 'sourceKeys', key);

/** Adds customers, all or none; resolves once they are on disk, and tells who listens. */
export async function addCustomers(db: Database, customers: readonly Customer[]): Promise<void> {
  await writeTogether(
    db,
    ['customers'],
    customers.map(
      (customer): Write =>
        (transaction) =>
          transaction.objectStore('customers').add(customer),
    ),
  );
  announceChange({ kinds: ['customer'], customerIds: customers.map(({ id }) => id) });
}

async function findBy<Key extends string>(db: Database, index: 'emails' | 'domains', keys: readonly Key[]): Promise<Map<Key, Customer[]>> {
  const lookUps = db.transaction('customers').store.index(index);
  const found = await Promise.all(keys.map(async (key) => [key, await lookUps.getAll(key)] as const));
  return new Map(found.filter(([, customers]) => customers.length > 0));
}
