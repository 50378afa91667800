import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { factsOf } from '@/utils/db/facts';
import { blocksOfImport, ledgerByDocuments, ledgerStores } from '@/utils/db/ledger-records';
import { putLedger, removeImported, settleLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { reading, writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { allEntries } from './contents';

const COUNT = 40;
const customers = Array.from({ length: COUNT }, (_, index) => ({
  ...{ id: `c${index}`, kind: 'person', name: `c${index}`, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1, updatedAt: 1, revision: 1 },
})) as unknown as Customer[];

const entry = (number: number, rest: object = {}): LedgerEntry =>
  ({
    ...{ id: `e${number}`, customerId: `c${number % COUNT}`, on: '2026-01-02', kind: 'revenue', minor: number, currency: 'EUR' },
    ...{ sourceKey: `invoice:${number}/revenue`, importId: 'i', ...rest },
  }) as unknown as LedgerEntry;

const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entry(from + at));
const minors = async (db: Database, id: string) =>
  (await factsOf(db, id as CustomerId)).ledger.map(({ minor }) => minor).sort((a, b) => a - b);
const add = (db: Database, some: readonly LedgerEntry[], sorted: 'now' | 'later') =>
  writing(db, ledgerStores, (session) =>
    putLedger(
      session,
      some.map((after) => ({ after })),
      sorted,
    ),
  );

async function open(name: string): Promise<Database> {
  const db = await openDatabase({}, name);
  await addCustomers(db, customers);
  return db;
}

describe('entries that a large import appended unsorted', () => {
  it('are read beside the sorted ones, and with them after they are sorted', async () => {
    const db = await open('later');
    await add(db, entries(0, 40), 'now');
    await add(db, entries(40, 80), 'later');
    await add(db, entries(80, 120), 'later');
    expect([await db.count('ledger'), await db.count('ledgerRuns')]).toEqual([3, 2]);
    expect(await minors(db, 'c3')).toEqual([3, 43, 83]);
    const found = await reading(db, ledgerStores, (session) => ledgerByDocuments(session, ['invoice:83', 'invoice:999']));
    expect([...found.values()].flat()).toEqual([entry(83)]);
    await settleLedger(db);
    expect([await db.count('ledger'), await db.count('ledgerRuns')]).toEqual([3, 0]);
    expect(await minors(db, 'c3')).toEqual([3, 43, 83]);
    expect(await allEntries(db)).toHaveLength(120);
  });

  it('appended twice in one write are all there', async () => {
    const db = await open('later-twice');
    await writing(db, ledgerStores, async (session) => {
      for (const number of [0, 40]) await putLedger(session, [{ after: entry(number) }], 'later');
    });
    expect(await minors(db, 'c0')).toEqual([0, 40]);
  });

  it('can be changed, moved to another customer, and removed', async () => {
    const db = await open('later-changed');
    await add(db, entries(0, 80), 'later');
    await writing(db, ledgerStores, (session) =>
      putLedger(session, [
        { before: entry(3), after: entry(3, { minor: 300 }) },
        { before: entry(43), after: entry(43, { customerId: 'c39' }) },
        { before: entry(4) },
      ]),
    );
    expect([await minors(db, 'c3'), await minors(db, 'c39'), await minors(db, 'c4')]).toEqual([[300], [39, 43, 79], [44]]);
  });

  it('go with their import', async () => {
    const db = await open('later-removed');
    await add(db, [...entries(0, 40), entry(40, { importId: 'other' })], 'later');
    const blocks = await reading(db, [], (session) => blocksOfImport(session, 'i' as never));
    const removed = await writing(db, ledgerStores, (session) => removeImported(session, 'i' as never, blocks));
    expect(removed).toHaveLength(40);
    expect(await allEntries(db)).toEqual([entry(40, { importId: 'other' })]);
  });
});

it('keeps a customer of many thousand entries in several pages', { timeout: 20_000 }, async () => {
  const db = await open('pages');
  const many = Array.from({ length: 5000 }, (_, number) => entry(number, { customerId: 'c0' }));
  await add(db, many, 'now');
  await add(db, [entry(5000, { customerId: 'c0' })], 'now');
  expect(await db.getAllKeys('ledger')).toEqual([
    [0, 0],
    [0, 1],
  ]);
  expect(await minors(db, 'c0')).toEqual(Array.from({ length: 5001 }, (_, number) => number));
});

it('refuses an entry of nobody, and writes nothing of what came with it', async () => {
  const db = await open('nobody');
  await expect(add(db, [entry(1), entry(2, { customerId: 'nobody' })], 'now')).rejects.toThrow('not there');
  expect(await allEntries(db)).toEqual([]);
});
