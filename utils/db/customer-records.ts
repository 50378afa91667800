import type { Customer, CustomerId } from '@/utils/domain/customer';
import { BLOCK, blockOf, type CustomerBlock, customerIn } from './customer-block';
import { type CustomerKey, customerKeys, keysOf } from './customer-keys';
import { hasShards, hintMemoryOf, isCurrent, slotsFor } from './hint-memory';
import type { Database } from './schema';
import { addHint, type Session, slotsOf, takeSlots, type WriteSession } from './session';
import { spansOf } from './spans';

/** The customers that bear these keys, by key; keys that nobody bears are left out. */
export async function customersBy<Key extends string>(
  session: Session,
  kind: CustomerKey,
  keys: readonly Key[],
): Promise<Map<Key, Customer[]>> {
  const wanted = [...new Set(keys)];
  const slots = await slotsOf(session, kind, wanted);
  if (kind === 'import') return ofImports(session, wanted, slots);
  const customers = await customersAt(session, new Set(slots.flatMap((each) => [...each])));
  return bearers(wanted, (key, index) =>
    [...(slots[index] ?? [])].sort(ascending).flatMap((slot) => {
      const customer = customers.get(slot);
      return customer !== undefined && keysOf(customer, kind).includes(key) ? [customer] : [];
    }),
  );
}

/** These customers, by id. */
export async function customersWith(session: Session, ids: readonly CustomerId[]): Promise<Map<CustomerId, Customer>> {
  const found = await customersBy(session, 'id', ids);
  return new Map([...found].flatMap(([id, [customer]]) => (customer === undefined ? [] : [[id, customer]])));
}

/** Whether memory alone knows that nobody bears the key. */
export function isKnownAbsent(db: Database, kind: CustomerKey, key: string): boolean {
  const memory = hintMemoryOf(db);
  return isCurrent(memory) && hasShards(memory, kind, [key]) && slotsFor(memory, kind, key).size === 0;
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
  for (const { customer, slot } of placed) put(session, slot, customer);
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
  for (const slot of slots) session.changed.get(blockOf(slot))?.splice(slot % BLOCK, 1, null);
  for (const id of ids) session.slots.delete(id);
}

/** The slots of these customers, of those that there are. */
export async function meet(session: Session, ids: readonly CustomerId[]): Promise<void> {
  const unmet = ids.filter((id) => !session.slots.has(id));
  if (unmet.length > 0) await customersBy(session, 'id', unmet);
}

function put(session: WriteSession, slot: number, customer: Customer): void {
  const customers = session.changed.get(blockOf(slot)) ?? [];
  const before = customerIn(customers, slot);
  for (const kind of customerKeys) {
    const known = before === undefined ? [] : keysOf(before, kind);
    const at = kind === 'import' ? blockOf(slot) * BLOCK : slot;
    for (const key of keysOf(customer, kind)) if (!known.includes(key)) addHint(session, kind, key, at);
  }
  customers[slot % BLOCK] = JSON.stringify(customer);
}

/** Has the blocks of these slots ready to be changed; those that begin at `first` or later are new, and need not be read. */
async function openBlocks(session: WriteSession, slots: readonly { readonly slot: number }[], first: number): Promise<void> {
  const blocks = [...new Set(slots.map(({ slot }) => blockOf(slot)))].filter((block) => !session.changed.has(block));
  const isNew = (block: number) => block * BLOCK >= first;
  const stored = await blocksAt(
    session,
    blocks.filter((block) => !isNew(block)),
  );
  for (const block of blocks) session.changed.set(block, [...(stored.get(block) ?? new Array<null>(BLOCK).fill(null))]);
}

async function customersAt(session: Session, slots: ReadonlySet<number>): Promise<Map<number, Customer>> {
  const blocks = await blocksAt(session, [...new Set([...slots].map(blockOf))]);
  const customers = new Map<number, Customer>();
  for (const slot of slots) {
    const customer = customerIn(blocks.get(blockOf(slot)), slot);
    if (customer === undefined) continue;
    customers.set(slot, customer);
    session.slots.set(customer.id, slot);
  }
  return customers;
}

/** Everybody in these blocks. */
export async function customersIn(session: Session, blocks: readonly number[]): Promise<Customer[]> {
  const slots = blocks.flatMap((block) => Array.from({ length: BLOCK }, (_, position) => block * BLOCK + position));
  return [...(await customersAt(session, new Set(slots))).values()];
}

async function ofImports<Key extends string>(session: Session, keys: readonly Key[], slots: Set<number>[]): Promise<Map<Key, Customer[]>> {
  const customers = await customersIn(session, [...new Set(slots.flatMap((each) => [...each].map(blockOf)))]);
  return bearers(keys, (key) => customers.filter((customer) => keysOf(customer, 'import').includes(key)));
}

function bearers<Key extends string>(keys: readonly Key[], of: (key: Key, index: number) => Customer[]): Map<Key, Customer[]> {
  const found = keys.map((key, index) => [key, of(key, index)] as const);
  return new Map(found.filter(([, customers]) => customers.length > 0));
}

/** Blocks as this session sees them. Neighbours are read in one request. */
async function blocksAt(session: Session, blocks: readonly number[]): Promise<Map<number, CustomerBlock['customers']>> {
  const store = session.transaction.objectStore('customers');
  const stored = blocks.filter((block) => !session.changed.has(block));
  const read = await Promise.all(
    spansOf(stored).map(async ([first, last]) =>
      first === last ? [await store.get(first)] : store.getAll(IDBKeyRange.bound(first, last)),
    ),
  );
  const found = new Map<number, CustomerBlock['customers']>(read.flat().flatMap((each) => (each ? [[each.block, each.customers]] : [])));
  for (const block of blocks) {
    const changed = session.changed.get(block);
    if (changed !== undefined) found.set(block, changed);
  }
  return found;
}

const ascending = (a: number, b: number): number => a - b;
