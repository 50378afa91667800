import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { customersBy } from '@/utils/db/customer-records';
import { factsOf } from '@/utils/db/facts';
import { migrations } from '@/utils/db/migrations';
import { openDatabase } from '@/utils/db/open';
import { VERSION } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import { examples } from '../fixtures/db/examples';

it('has one example for each version', () => {
  expect(examples).toHaveLength(migrations.length);
  expect(VERSION).toBe(migrations.length);
});

it.each(migrations.map((_, index) => index + 1))('brings a database of version %i to today without losing a record', async (version) => {
  const name = `walk-${version}`;
  await fill(name, version);
  const today = await openDatabase({}, name);
  expect(today.version).toBe(migrations.length);
  for (const [store, stored] of Object.entries(examples.at(-1) ?? {})) {
    expect(await today.getAll(store as 'customers')).toEqual(stored.map(({ value }) => value));
    const keys = await today.getAllKeys(store as 'customers');
    expect(stored.map(({ key }, index) => key ?? keys[index])).toEqual(keys);
  }
  today.close();
});

it.each(migrations.map((_, index) => index + 1))('finds what a database of version %i held', async (version) => {
  const name = `find-${version}`;
  await fill(name, version);
  const today = await openDatabase({}, name);
  const found = await reading(today, [], async (session) => [
    await customersBy(session, 'email', ['tom@harbour-boats.example']),
    await customersBy(session, 'sourceKey', ['id:1']),
    await customersBy(session, 'name', ['tom hale']),
  ]);
  expect(found.map((by) => [...by.values()].flat().map((customer) => customer.name))).toEqual([['Tom Hale'], ['Tom Hale'], ['Tom Hale']]);
  expect(await factsOf(today, '0192-customer' as CustomerId)).toMatchObject({
    ledger: [{ minor: -100, on: '2026-01-02', dueOn: '2026-02-01', memo: 'Sails', importId: '0192-import' }],
    interactions: [{ summary: 'Asked for a quote' }],
    voices: [{ text: 'Spares' }],
  });
  today.close();
});

/** A database of that version, with its example in it. */
async function fill(name: string, version: number): Promise<void> {
  const old = await openDatabase({}, name, migrations.slice(0, version));
  for (const [store, stored] of Object.entries(examples[version - 1] ?? {}))
    for (const { key, value } of stored) await old.put(store as 'settings', value, key as 'string');
  old.close();
}
