import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { getCustomer } from '@/utils/db/customers';
import { migrations } from '@/utils/db/migrations';
import { openDatabase } from '@/utils/db/open';
import type { CustomerId } from '@/utils/domain/customer';
import type { BackupLine } from '@/utils/intake/backup/lines';
import { todaysLines } from '@/utils/intake/backup/todays-lines';
import { examples } from '../../fixtures/db/examples';

const goal = {
  ...{ id: 'g1', metric: 'contributionMargin', target: 100, currency: 'EUR', dueOn: '2027-01-01', setOn: '2026-11-25' },
  ...{ scope: { kind: 'tag', tag: 'boats' }, baseline: 50, revision: 1 },
};
const wallet = { minor: 40_000_00, currency: 'EUR', on: '2026-11-25' };

it('come from among the settings of version 9, where they stood', async () => {
  const old = await openDatabase({}, 'goals-from-9', migrations.slice(0, 9));
  for (const [store, stored] of Object.entries(examples[8] ?? {}))
    for (const { key, value } of stored) await old.put(store as 'settings', value, key as 'string');
  await old.put('settings', [goal, 'none'], 'goals');
  await old.put('settings', wallet, 'wallet:0192-customer');
  await old.put('settings', wallet, 'wallet:gone');
  await old.put('settings', 'x', 'wallets');
  old.close();
  const today = await openDatabase({}, 'goals-from-9');
  expect(await today.getAll('goals')).toEqual([goal]);
  expect(await getCustomer(today, '0192-customer' as CustomerId)).toMatchObject({ name: 'Tom Hale', wallet });
  const keys = await today.getAllKeys('settings');
  expect(keys).toContain('wallets');
  expect(keys.filter((key) => key === 'goals' || key.startsWith('wallet:'))).toEqual([]);
  today.close();
});

it('are found in a backup of that time', async () => {
  const customer = {
    ...{ id: 'ann', kind: 'person', name: 'Ann', emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
    ...{ createdAt: 1, updatedAt: 1, revision: 1 },
  };
  const bundle = { customer, ledger: [], interactions: [], voices: [], opportunities: [], replaced: [] };
  const lines = [
    { kind: 'setting', key: 'goals', value: [goal, { ...goal, scope: { kind: 'team' } }] },
    { kind: 'setting', key: 'wallet:ann', value: wallet },
    { kind: 'setting', key: 'wallet:bea', value: { ...wallet, currency: 'XQX' } },
    { kind: 'customer', bundle },
    { kind: 'customer', bundle: { ...bundle, customer: { ...customer, id: 'bea' } } },
  ];
  async function* texts() {
    for (const line of lines) yield JSON.stringify(line);
  }
  const read: BackupLine[] = [];
  for await (const line of todaysLines(texts())) read.push(line);
  expect(read).toEqual([
    { kind: 'goal', goal },
    { kind: 'customer', bundle: { ...bundle, customer: { ...customer, wallet } } },
    { kind: 'customer', bundle: { ...bundle, customer: { ...customer, id: 'bea' } } },
  ]);
});
