import type { IDBPTransaction } from 'idb';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Millis } from '@/utils/domain/time';
import { BLOCK, blockOf } from '../customer-block';
import { customerKeys, type HintKind, keysOf } from '../customer-keys';
import { documentOf } from '../document';
import { grouped } from '../grouped';
import { hintOf, runOf, shardBits, shardsOf } from '../hint';
import type { HintHead } from '../hint-log';
import { encodePage, PAGE_ROWS } from '../ledger-page';
import type { Migration } from './index';

type Upgrading = IDBPTransaction<unknown, string[], 'versionchange'>;

/**
 * One record per customer and per fact, with an index for each way to find it, took three minutes for a million customers. From here on
 * customers live sixteen in a block, the ledger in pages, interactions and voices in packs, and hints take the place of the indexes.
 */
export const blocks: Migration = async (db, transaction) => {
  for (const name of ['customers', 'ledger', 'interactions', 'voices']) transaction.objectStore(name).name = `${name}1`;
  transaction.objectStore('history').deleteIndex('recordId');
  db.createObjectStore('customers', { keyPath: 'block' });
  for (const name of ['ledger', 'ledgerRuns', 'interactions', 'voices', 'hints', 'hintLog', 'counters']) db.createObjectStore(name);

  const hints = new Map<HintKind, number[]>();
  const hint = (kind: HintKind, key: string, slot: number) => void (hints.get(kind) ?? setIn(hints, kind)).push(hintOf(key, blockOf(slot)));
  const slots = await moveCustomers(transaction, hint);
  await moveLedger(transaction, slots, hint);
  for (const name of ['interactions', 'voices']) await movePack(transaction, name, slots, hint);
  await writeHints(transaction, hints);
  await transaction.objectStore('counters').put(slots.size, 'slots');
  for (const name of ['customers', 'ledger', 'interactions', 'voices']) db.deleteObjectStore(`${name}1`);
};

type Hint = (kind: HintKind, key: string, slot: number) => void;

async function moveCustomers(transaction: Upgrading, hint: Hint): Promise<Map<CustomerId, number>> {
  const slots = new Map<CustomerId, number>();
  let block: string[] = [];
  const write = async () => {
    if (block.length === 0) return;
    const customers = Array.from({ length: BLOCK }, (_, position) => block[position] ?? null);
    await transaction.objectStore('customers').put({ block: blockOf(slots.size - 1), customers });
    block = [];
  };
  const add = async (customer: Customer) => {
    const slot = slots.size;
    slots.set(customer.id, slot);
    block.push(JSON.stringify(customer));
    for (const kind of customerKeys) {
      for (const key of keysOf(customer, kind)) hint(kind, key, slot);
    }
    if (block.length === BLOCK) await write();
  };
  for await (const customers of batches<Customer>(transaction, 'customers1')) for (const customer of customers) await add(customer);
  // Money of somebody who is not there: it stays to be seen, under a name of its own.
  for await (const entries of batches<LedgerEntry>(transaction, 'ledger1')) {
    for (const { customerId } of entries) if (!slots.has(customerId)) await add(nameless(customerId));
  }
  await write();
  return slots;
}

const nameless = (id: CustomerId): Customer => ({
  ...{ id, kind: 'company', name: id, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 0 as Millis, updatedAt: 0 as Millis, revision: 1 },
});

async function moveLedger(transaction: Upgrading, slots: ReadonlyMap<CustomerId, number>, hint: Hint): Promise<void> {
  const store = transaction.objectStore('ledger');
  const pages = new Map<number, number>();
  for await (const entries of batches<LedgerEntry>(transaction, 'ledger1')) {
    const rows = entries.map((entry) => ({ slot: slots.get(entry.customerId) ?? 0, entry }));
    for (const [block, of] of grouped(rows, ({ slot }) => blockOf(slot))) {
      for (let at = 0; at < of.length; at += PAGE_ROWS) {
        const page = pages.get(block) ?? 0;
        pages.set(block, page + 1);
        await store.put(encodePage(of.slice(at, at + PAGE_ROWS)), [block, page]);
      }
    }
    for (const { slot, entry } of rows) {
      hint('document', documentOf(entry.sourceKey), slot);
      if (entry.importId !== undefined) hint('import', entry.importId, slot);
    }
  }
}

interface Packed {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly importId?: string;
  readonly sourceKey?: string;
}

async function movePack(transaction: Upgrading, name: string, slots: ReadonlyMap<CustomerId, number>, hint: Hint): Promise<void> {
  for (const id of await owners(transaction, name)) {
    const rows: Packed[] = await transaction
      .objectStore(`${name}1`)
      .index('customer')
      .getAll(IDBKeyRange.bound([id], [id, []]));
    for (let page = 0; 500 * page < rows.length; page += 1) {
      await transaction.objectStore(name).put(rows.slice(500 * page, 500 * (page + 1)), [id, page]);
    }
    const slot = slots.get(id);
    for (const { importId, sourceKey } of slot === undefined ? [] : rows) {
      if (importId !== undefined) hint('import', importId, slot ?? 0);
      if (sourceKey !== undefined) hint('contact', sourceKey, slot ?? 0);
    }
  }
}

/** Whose rows there are, found by leaping over each one's. */
async function owners(transaction: Upgrading, name: string): Promise<CustomerId[]> {
  const index = transaction.objectStore(`${name}1`).index('customer');
  const ids: CustomerId[] = [];
  let cursor = await index.openKeyCursor();
  while (cursor !== null) {
    const [id] = cursor.key as [CustomerId, number];
    ids.push(id);
    cursor = await cursor.continue([id, []]);
  }
  return ids;
}

async function writeHints(transaction: Upgrading, hints: ReadonlyMap<HintKind, readonly number[]>): Promise<void> {
  const bits: Partial<Record<HintKind, number>> = {};
  let folded = 0;
  for (const [kind, list] of hints) {
    const run = runOf(list);
    const kindBits = shardBits(run.length);
    bits[kind] = kindBits;
    folded += run.length;
    for (const [index, shard] of shardsOf(run, kindBits).entries()) await transaction.objectStore('hints').put(shard, [kind, index]);
  }
  const head: HintHead = { revision: 1, fold: 1, last: 0, lastSize: 0, logged: 0, folded, bits };
  await transaction.objectStore('counters').put(head, 'hints');
}

/** A store's records, a thousand at a time. Awaits nothing but the transaction's requests. */
async function* batches<T>(transaction: Upgrading, name: string): AsyncGenerator<T[]> {
  const store = transaction.objectStore(name);
  for (let from: IDBKeyRange | null = null; ; ) {
    const [keys, records]: [IDBValidKey[], T[]] = await Promise.all([store.getAllKeys(from, 1000), store.getAll(from, 1000)]);
    if (records.length === 0) return;
    yield records;
    from = IDBKeyRange.lowerBound(keys.at(-1), true);
  }
}

function setIn<K>(map: Map<K, number[]>, key: K): number[] {
  const list: number[] = [];
  map.set(key, list);
  return list;
}
