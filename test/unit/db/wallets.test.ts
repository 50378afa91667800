import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addCustomers, getCustomer } from '@/utils/db/customers';
import { mergeCustomer } from '@/utils/db/merges';
import { openDatabase } from '@/utils/db/open';
import { setWallet } from '@/utils/db/wallets';
import type { CustomerId, Wallet } from '@/utils/domain/customer';
import { unionOf } from '@/utils/domain/merged';
import type { CivilDate, Millis } from '@/utils/domain/time';
import { customerWith } from '../customer';

const wallet = { minor: 40_000_00, currency: 'EUR', on: '2026-11-25' as CivilDate } as Wallet;
const [ann, bea] = ['Ann', 'Bea'] as readonly string[] as readonly [CustomerId, CustomerId];
const at = 5 as Millis;

it('stands with the customer, as an edit, and is forgotten again', async () => {
  const db = await openDatabase({}, 'wallets');
  await addCustomers(db, [customerWith('Ann')]);
  await setWallet(db, ann, wallet, at);
  expect(await getCustomer(db, ann)).toMatchObject({ wallet, revision: 2, updatedAt: 5 });
  await setWallet(db, ann, undefined, at);
  expect(await getCustomer(db, ann)).not.toHaveProperty('wallet');
  expect(await db.count('history')).toBe(2);
});

it('is forgotten of all records that are one customer', async () => {
  const db = await openDatabase({}, 'wallets-merged');
  await addCustomers(db, [customerWith('Ann'), customerWith('Bea', { wallet })]);
  await mergeCustomer(db, bea, ann, at);
  const one = async () => {
    const [main, merged] = await Promise.all([getCustomer(db, ann), getCustomer(db, bea)]);
    return main && merged && unionOf(main, [merged]).wallet;
  };
  expect(await one()).toEqual(wallet);
  await setWallet(db, ann, undefined, at);
  expect(await one()).toBeUndefined();
});

it('is nothing of somebody who is gone', async () => {
  const db = await openDatabase({}, 'wallets-gone');
  await setWallet(db, ann, wallet, at);
  expect(await db.count('customers')).toBe(0);
});
