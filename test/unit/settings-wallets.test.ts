import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { eraseAll } from '@/utils/db/erase';
import { openDatabase } from '@/utils/db/open';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { CivilDate, Millis } from '@/utils/domain/time';
import { keepWallet, type Wallet, walletOf } from '@/utils/settings/wallets';
import { eraseEverywhere } from '@/utils/state/erase-customer';

const id = 'ann' as CustomerId;
const wallet = { minor: 40_000_00, currency: 'EUR', on: '2026-11-25' as CivilDate } as Wallet;
const ann: Customer = {
  ...{ id, kind: 'person', name: 'Ann', emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1 },
};

it('keeps what a customer spends, forgets it again, and with the customer', async () => {
  const db = await openDatabase({}, 'wallets');
  await addCustomers(db, [ann]);
  expect(await walletOf(db, id)).toBeUndefined();
  await keepWallet(db, id, wallet);
  expect(await walletOf(db, id)).toEqual(wallet);
  await keepWallet(db, id, undefined);
  expect(await walletOf(db, id)).toBeUndefined();
  await keepWallet(db, id, wallet);
  await eraseEverywhere(db, id);
  expect(await db.getAllKeys('settings')).not.toContain('wallet:ann');
});

it('goes with everybody, where the settings stay', async () => {
  const db = await openDatabase({}, 'wallets-all');
  await db.put('settings', [], 'differentPairs');
  await keepWallet(db, id, wallet);
  await eraseAll(db, { keepsSettings: true });
  expect(await db.getAllKeys('settings')).toEqual(['differentPairs']);
});

it.each([
  ['a text', 'much'],
  ['nothing', { ...wallet, minor: 0 }],
  ['half a cent', { ...wallet, minor: 0.5 }],
  ['no currency', { ...wallet, currency: 'ABC' }],
  ['no day', { ...wallet, on: 'today' }],
])('does not take %s for an amount', async (_, stored) => {
  const db = await openDatabase({}, 'wallets');
  await db.put('settings', stored, 'wallet:ann');
  expect(await walletOf(db, id)).toBeUndefined();
});
