import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { setBelonging } from '@/utils/db/belonging';
import { addCustomers, getCustomer } from '@/utils/db/customers';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { mergeCustomer } from '@/utils/db/merges';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { CivilDate, Millis } from '@/utils/domain/time';
import { loadProfile } from '@/utils/state/load-profile';

const id = (name: string) => name as CustomerId;
const at = 7 as Millis;

const customer = (name: string, kind: Customer['kind'], rest: Partial<Customer> = {}): Customer => ({
  ...{ id: id(name), kind, name, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1, ...rest },
});

let count = 0;

/** Ann works at Works, which Holding owns; Other stands alone. */
async function base(): Promise<Database> {
  count += 1;
  const db = await openDatabase({}, `belonging-${count}`);
  await addCustomers(db, [
    customer('holding', 'company'),
    customer('works', 'company', { parentId: id('holding') }),
    customer('ann', 'person', { companyId: id('works') }),
    customer('other', 'company'),
  ]);
  return db;
}

it('gives a company an owner, says who it was before, and takes it away again', async () => {
  const db = await base();
  expect(await setBelonging(db, id('other'), id('works'), at)).toEqual({ ok: true, value: undefined });
  expect(await getCustomer(db, id('other'))).toMatchObject({ parentId: 'works', revision: 2, updatedAt: 7 });
  expect(await setBelonging(db, id('other'), undefined, at)).toEqual({ ok: true, value: 'works' });
  expect(await getCustomer(db, id('other'))).not.toHaveProperty('parentId');
});

it('moves a person to another company', async () => {
  const db = await base();
  expect(await setBelonging(db, id('ann'), id('other'), at)).toEqual({ ok: true, value: 'works' });
  expect(await getCustomer(db, id('ann'))).toMatchObject({ companyId: 'other' });
});

it.each([
  ['itself', 'works', 'works'],
  ['circle', 'holding', 'works'],
  ['kinds', 'other', 'ann'],
  ['gone', 'other', 'nobody'],
  ['gone', 'nobody', 'other'],
])('refuses what makes no sense: %s', async (refusal, of, to) => {
  const db = await base();
  expect(await setBelonging(db, id(of), id(to), at)).toEqual({ ok: false, error: refusal });
});

it('sees a circle through a merger, and belongs to what is left of one', async () => {
  const db = await base();
  await mergeCustomer(db, id('works'), id('other'), at);
  await setBelonging(db, id('other'), id('holding'), at);
  expect(await setBelonging(db, id('holding'), id('works'), at)).toEqual({ ok: false, error: 'circle' });
  await addCustomers(db, [customer('third', 'company')]);
  await setBelonging(db, id('third'), id('works'), at);
  expect(await getCustomer(db, id('third'))).toMatchObject({ parentId: 'other' });
});

it('takes away also what a record merged into it says', async () => {
  const db = await base();
  await mergeCustomer(db, id('works'), id('other'), at);
  expect(await setBelonging(db, id('other'), undefined, at)).toEqual({ ok: true, value: 'holding' });
  expect(await getCustomer(db, id('works'))).not.toHaveProperty('parentId');
});

it("makes what a company brings count with its owner's, and no more once it is taken away", async () => {
  const db = await base();
  const sale = {
    id: 'e1',
    customerId: id('other'),
    on: '2026-10-01',
    kind: 'revenue',
    minor: 100_00,
    currency: 'EUR',
    sourceKey: 'x/revenue',
  };
  await writing(db, ledgerStores, (session) => putLedger(session, [{ after: sale as unknown as LedgerEntry }]));
  const revenueOf = async (name: string) =>
    (await loadProfile(db, id(name), '2026-11-25' as CivilDate))?.profitability.year.netRevenue.value?.minor;
  const alone = await revenueOf('holding');
  await setBelonging(db, id('other'), id('holding'), at);
  expect(await revenueOf('holding')).toBe(100_00);
  await setBelonging(db, id('other'), undefined, at);
  expect(await revenueOf('holding')).toBe(alone);
});
