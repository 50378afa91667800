import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import { phoneKey } from '@/utils/domain/phone';
import { announceChange } from './changes';
import { everyoneIn } from './customer-block';
import type { CustomerKey } from './customer-keys';
import { customersBy, customersWith, isKnownAbsent, putCustomers } from './customer-records';
import { hasShards, hintMemoryOf, isCurrent } from './hint-memory';
import { keepReplaced } from './history';
import type { Database } from './schema';
import { reading, readingCustomers, type Session, writing } from './session';

export const getCustomer = async (db: Database, id: CustomerId): Promise<Customer | undefined> => (await getCustomers(db, [id])).get(id);

/** These customers, by id, all looked up in one transaction. */
export const getCustomers = (db: Database, ids: readonly CustomerId[]): Promise<Map<CustomerId, Customer>> =>
  reading(db, [], (session) => customersWith(session, ids));

/** The customers with these addresses, by address. An address that nobody bears costs no look at the disk, once its hints are in memory. */
export const findByEmails = (db: Database, emails: readonly Email[]): Promise<Map<Email, Customer[]>> => findBy(db, 'email', emails);

/** The companies with these domains listed on them, by domain. */
export const findByDomains = (db: Database, domains: readonly DomainName[]): Promise<Map<DomainName, Customer[]>> =>
  findBy(db, 'domain', domains);

/** The customers with these telephone numbers, by number; compared by the digits that tell numbers apart, since files write them in all forms. */
export async function findByPhones<Phone extends string>(db: Database, phones: readonly Phone[]): Promise<Map<Phone, Customer[]>> {
  const byKey = await findBy(
    db,
    'phone',
    phones.map(phoneKey).filter((key) => key !== ''),
  );
  return new Map(
    phones.map((phone): [Phone, Customer[]] => [phone, byKey.get(phoneKey(phone)) ?? []]).filter(([, found]) => found.length > 0),
  );
}

/** The customers of these normalised names, by name. */
export const findByNames = (db: Database, names: readonly string[]): Promise<Map<string, Customer[]>> => findBy(db, 'name', names);

/**
 * The customers that bear these keys, by key, for who looks for hints: a key that stands in more than `most` blocks tells nobody apart,
 * and is left out before any of them is read.
 */
export const findTelling = (
  db: Database,
  kind: CustomerKey,
  wanted: readonly string[],
  most = MOST_BLOCKS,
): Promise<Map<string, Customer[]>> => findBy(db, kind, wanted, most);

/** How many blocks a hint is worth reading; a block is read in about a tenth of a millisecond. */
const MOST_BLOCKS = 48;

/** The customers that other systems know by these keys, by key. */
export async function findBySourceKeys(db: Database, keys: readonly string[]): Promise<Map<string, Customer>> {
  return new Map(
    [...(await findBy(db, 'sourceKey', keys))].flatMap(([key, [customer]]) => (customer === undefined ? [] : [[key, customer]])),
  );
}

/** The customer that another system knows by this key. */
export const findBySourceKey = async (db: Database, key: string): Promise<Customer | undefined> =>
  (await findBySourceKeys(db, [key])).get(key);

/** The people of a company. */
export async function peopleOf(db: Database, companyId: CustomerId): Promise<Customer[]> {
  const members = await findBy(db, 'company', [companyId]);
  return (members.get(companyId) ?? []).filter((member) => member.companyId === companyId);
}

/** The companies that a company owns. */
export async function subsidiariesOf(db: Database, parentId: CustomerId): Promise<Customer[]> {
  const members = await findBy(db, 'company', [parentId]);
  return (members.get(parentId) ?? []).filter((member) => member.parentId === parentId);
}

/** For each of these, the record that it was merged into, at last; itself where it was not, or where that record is gone. */
export async function resolveMerged(db: Database, customers: readonly Customer[]): Promise<Customer[]> {
  const passed = customers.map(() => new Set<CustomerId>());
  let current = [...customers];
  for (;;) {
    // A circle of mergers ends where it closes.
    const next = current.map(({ mergedInto }, index) =>
      mergedInto !== undefined && !passed[index]?.has(mergedInto) ? mergedInto : undefined,
    );
    const ids = next.filter((id) => id !== undefined);
    const found = ids.length === 0 ? undefined : await getCustomers(db, ids);
    if (found === undefined || found.size === 0) return current;
    current = current.map((customer, index) => {
      passed[index]?.add(customer.id);
      return found.get(next[index] ?? customer.id) ?? customer;
    });
  }
}

/** Adds customers, all or none; resolves once they are on disk, and tells who listens. */
export async function addCustomers(db: Database, customers: readonly Customer[]): Promise<void> {
  await writing(db, [], (session) => putCustomers(session, customers));
  announceChange({ kinds: ['customer'], customerIds: customers.map(({ id }) => id) });
}

/**
 * Edits one customer: `edit` gets the record as it is and gives what it becomes. The revision that is replaced is kept. Undefined where
 * there is no such customer.
 */
export async function updateCustomer(
  db: Database,
  id: CustomerId,
  edit: (customer: Customer) => Omit<Customer, 'revision'>,
): Promise<Customer | undefined> {
  const edited = await writing(db, ['history'], async (session) => {
    const before = (await customersWith(session, [id])).get(id);
    if (before === undefined) return undefined;
    const after: Customer = { ...edit(before), id, revision: before.revision + 1 };
    await Promise.all([keepReplaced(session.transaction, 'customers', before), putCustomers(session, [after])]);
    return after;
  });
  if (edited !== undefined) announceChange({ kinds: ['customer'], customerIds: [id] });
  return edited;
}

/** Every customer, some hundred at a time, in the order in which they came. Between two batches the database may change. */
export async function* everyCustomer(db: Database): AsyncGenerator<Customer[]> {
  for (let from = 0; ; ) {
    const blocks = await db.getAll('customers', IDBKeyRange.lowerBound(from), 64);
    const last = blocks.at(-1);
    if (last === undefined) return;
    yield blocks.flatMap((block) => everyoneIn(block).map(({ customer }) => customer));
    from = last.block + 1;
  }
}

/** Where memory has all hints that these keys need, the transaction is over the customers alone: a browser begins that one sooner. */
async function findBy<Key extends string>(
  db: Database,
  kind: CustomerKey,
  keys: readonly Key[],
  most?: number,
): Promise<Map<Key, Customer[]>> {
  const possible = keys.filter((key) => !isKnownAbsent(db, kind, key));
  if (possible.length === 0) return new Map();
  const memory = hintMemoryOf(db);
  const find = (session: Session) => customersBy(session, kind, possible, most);
  return isCurrent(memory) && hasShards(memory, kind, possible) ? readingCustomers(db, find) : reading(db, [], find);
}
