import type { Customer, CustomerId } from '@/utils/domain/customer';
import { isMany, noteOther } from './additions';
import { BLOCK, blockOf, type CustomerBlock, customerIn, everyoneIn, type Placed } from './customer-block';
import { type CustomerKey, customerKeys, keysOf } from './customer-keys';
import { grouped } from './grouped';
import { blocksFor, hasShards, hintMemoryOf, isCurrent } from './hint-memory';
import type { Database } from './schema';
import { addHint, blocksOf, type Session, takeSlots, type WriteSession } from './session';
import { spansOf } from './spans';
import { touch } from './touched';

/** The customers that bear these keys, by key; keys that nobody bears are left out, and those that stand in more than `most` blocks. */
export async function customersBy<Key extends string>(
  session: Session,
  kind: CustomerKey,
  keys: readonly Key[],
  most = Number.POSITIVE_INFINITY,
): Promise<Map<Key, Customer[]>> {
  const wanted = [...new Set(keys)];
  const blocks = await blocksOf(session, kind, wanted);
  const keysIn = grouped(
    wanted.flatMap((key, index) => {
      const own = [...(blocks[index] ?? [])];
      return own.length > most ? [] : own.map((block) => ({ block, key }));
    }),
    ({ block }) => block,
  );
  const found = new Map<Key, Customer[]>();
  for (const block of await readBlocks(session, [...keysIn.keys()])) {
    const own = keysIn.get(block.block)?.map(({ key }) => key) ?? [];
    for (const customer of met(session, everyoneIn(block, wordsOf(kind, own)))) {
      const borne = keysOf(customer, kind);
      for (const key of own) if (borne.includes(key)) addTo(found, key, customer);
    }
  }
  return found;
}

/** These customers, by id. */
export async function customersWith(session: Session, ids: readonly CustomerId[]): Promise<Map<CustomerId, Customer>> {
  const found = await customersBy(session, 'id', ids);
  return new Map([...found].flatMap(([id, [customer]]) => (customer === undefined ? [] : [[id, customer]])));
}

/** Whether memory alone knows that nobody bears the key. */
export function isKnownAbsent(db: Database, kind: CustomerKey, key: string): boolean {
  const memory = hintMemoryOf(db);
  return isCurrent(memory) && hasShards(memory, kind, [key]) && blocksFor(memory, kind, key).size === 0;
}

/** Adds customers, or writes them as they are now. What they were before is not kept: see `keepReplaced`. */
export async function putCustomers(session: WriteSession, customers: readonly Customer[]): Promise<void> {
  await meet(
    session,
    customers.map(({ id }) => id),
  );
  const strangers = customers.filter(({ id }) => !session.slots.has(id));
  const fresh = [...new Set(strangers.map(({ id }) => id))];
  const first = await takeSlots(session, fresh.length);
  for (const [index, id] of fresh.entries()) session.slots.set(id, first + index);
  const placed = customers.map((customer) => ({ customer, slot: session.slots.get(customer.id) ?? 0 }));
  await openBlocks(session, placed, first);
  // Contacts may have come before their customers.
  const isAdded = isMany(fresh.length) && (await contactsAmong(session, fresh)) === 0;
  for (const { customer, slot } of placed) put(session, slot, customer, isAdded);
  touch(
    session,
    'customer',
    customers.map(({ id }) => id),
  );
}

/** Ids made together lie together: mostly one request says that nobody has any. */
function contactsAmong({ transaction }: WriteSession, ids: readonly CustomerId[]): Promise<number> {
  const sorted = [...ids].sort();
  return transaction.objectStore('interactions').count(IDBKeyRange.bound([sorted[0] ?? ''], [sorted.at(-1) ?? '', []]));
}

/** Removes customers, and leaves holes where they were. */
export async function removeCustomers(session: WriteSession, ids: readonly CustomerId[]): Promise<void> {
  await meet(session, ids);
  const slots = ids.flatMap((id) => session.slots.get(id) ?? []);
  await openBlocks(
    session,
    slots.map((slot) => ({ slot })),
    Number.POSITIVE_INFINITY,
  );
  for (const slot of slots) {
    session.changed.get(blockOf(slot))?.splice(slot % BLOCK, 1, null);
    noteOther(session.adding, slot);
  }
  for (const id of ids) session.slots.delete(id);
  touch(session, 'customer', ids);
}

/** The slots of these customers, of those that there are. */
export async function meet(session: Session, ids: readonly CustomerId[]): Promise<void> {
  const unmet = ids.filter((id) => !session.slots.has(id));
  if (unmet.length > 0) await customersBy(session, 'id', unmet);
}

function put(session: WriteSession, slot: number, customer: Customer, isAdded: boolean): void {
  const customers = session.changed.get(blockOf(slot)) ?? [];
  const before = customerIn(customers, slot);
  if (isAdded && before === undefined) session.adding.people.push([slot, customer]);
  else noteOther(session.adding, slot);
  for (const kind of customerKeys) {
    const known = before === undefined ? [] : keysOf(before, kind);
    for (const key of keysOf(customer, kind)) if (!known.includes(key)) addHint(session, kind, key, slot);
  }
  customers[slot % BLOCK] = JSON.stringify(customer);
}

/** Has the blocks of these slots ready to be changed; those that begin at `first` or later are new, and need not be read. */
async function openBlocks(session: WriteSession, slots: readonly { readonly slot: number }[], first: number): Promise<void> {
  const blocks = [...new Set(slots.map(({ slot }) => blockOf(slot)))].filter((block) => !session.changed.has(block));
  const isNew = (block: number) => block * BLOCK >= first;
  const stored = await readBlocks(
    session,
    blocks.filter((block) => !isNew(block)),
  );
  for (const block of blocks) session.changed.set(block, new Array<null>(BLOCK).fill(null));
  for (const { block, customers } of stored) session.changed.set(block, [...customers]);
}

/** Everybody in these blocks. */
export const customersIn = async (session: Session, blocks: readonly number[]): Promise<Customer[]> =>
  met(
    session,
    (await readBlocks(session, blocks)).flatMap((block) => everyoneIn(block)),
  );

/** The customers at these slots, of those that there are, in the order of the slots given. */
export const customersAt = async (session: Session, slots: readonly number[]): Promise<Customer[]> =>
  (await placedAt(session, slots)).map(({ customer }) => customer);

/** The same, each with its slot. */
export async function placedAt(session: Session, slots: readonly number[]): Promise<Placed[]> {
  const blocks = new Map((await readBlocks(session, [...new Set(slots.map(blockOf))])).map(({ block, customers }) => [block, customers]));
  return slots.flatMap((slot) => {
    const customer = customerIn(blocks.get(blockOf(slot)), slot);
    return customer === undefined ? [] : [{ slot, customer }];
  });
}

/** Remembers where these were met. */
function met({ slots }: Session, placed: readonly Placed[]): Customer[] {
  for (const { slot, customer } of placed) slots.set(customer.id, slot);
  return placed.map(({ customer }) => customer);
}

/** A key stands in its bearer's JSON as it stands in JSON of its own; but not a name, a telephone number or a mailbox, which are normalised. */
const wordsOf = (kind: CustomerKey, keys: readonly string[]): readonly string[] | undefined =>
  kind === 'name' || kind === 'phone' || kind === 'alike' ? undefined : keys.map((key) => JSON.stringify(key));

/** Blocks as this session sees them, of those that there are. Neighbours are read in one request. */
async function readBlocks(session: Session, blocks: readonly number[]): Promise<CustomerBlock[]> {
  const store = session.transaction.objectStore('customers');
  const stored = blocks.filter((block) => !session.changed.has(block));
  const changed = blocks.flatMap((block) => {
    const customers = session.changed.get(block);
    return customers === undefined ? [] : [{ block, customers }];
  });
  const read = await Promise.all(
    spansOf(stored, 2).map(async ([first, last]) =>
      first === last ? [await store.get(first)] : store.getAll(IDBKeyRange.bound(first, last)),
    ),
  );
  const wanted = new Set(stored);
  return [...changed, ...read.flat().flatMap((each) => (each !== undefined && wanted.has(each.block) ? [each] : []))];
}

function addTo<Key>(map: Map<Key, Customer[]>, key: Key, customer: Customer): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [customer]);
  else list.push(customer);
}
