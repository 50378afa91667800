import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { migrations } from '@/utils/db/migrations';
import { openDatabase } from '@/utils/db/open';
import { examples } from '../fixtures/db/examples';

it('has one example for each version', () => {
  expect(examples).toHaveLength(migrations.length);
});

it.each(migrations.map((_, index) => index + 1))('brings a database of version %i to today without losing a record', async (version) => {
  const name = `walk-${version}`;
  const old = await openDatabase({}, name, migrations.slice(0, version));
  const example = examples[version - 1] ?? {};
  for (const [store, records] of Object.entries(example))
    for (const record of records) await old.put(store as 'customers', record as never);
  old.close();

  const today = await openDatabase({}, name);
  expect(today.version).toBe(migrations.length);
  for (const [store, records] of Object.entries(examples.at(-1) ?? {})) expect(await today.getAll(store as 'customers')).toEqual(records);
  today.close();
});
