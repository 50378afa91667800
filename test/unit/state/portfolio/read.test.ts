import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import { putRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import type { Opportunity } from '@/utils/domain/opportunity';
import { addDays, type CivilDate, noonOf } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { readAllBooks } from '@/utils/state/portfolio/all-books';
import type { Customers, Past } from '@/utils/state/portfolio/portfolio';
import { readCustomers, readPast } from '@/utils/state/portfolio/read';
import { keepModel } from '@/utils/state/standing/model';
import { keepStanding } from '@/utils/state/standing/upkeep';
import { customer, day, EUR, entry, ticket } from '../../economics/records';

const today = day('2026-11-25');
const id = (name: string) => name as CustomerId;
let db: Database;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `portfolio-${turn++}`);
});
afterEach(() => db.close());

/** Buys every month for so many months, with half as goods. */
const monthly = (who: string, months: number, minor: number) =>
  Array.from({ length: months }, (_, month) => addDays(today, -30 * month - 3)).flatMap((on) => [
    entry('revenue', minor, on, { customerId: id(who) }),
    entry('goods', minor / 2, on, { customerId: id(who) }),
  ]);

const said = (who: string, kind: Voice['kind'], text: string, rest: Partial<Voice> = {}): Voice => ({
  ...{ id: `${who} ${text}` as Voice['id'], customerId: id(who), kind, about: 'us', text, at: noonOf(today), author: 'jan' },
  ...{ state: 'open', revision: 1, ...rest },
});

const lostDeal = (who: string, minor: number, closedOn: CivilDate): Opportunity => ({
  ...{ id: `deal ${minor}` as Opportunity['id'], customerId: id(who), title: 'A lathe', minor, currency: EUR, stage: 'lost' },
  ...{ probability: 0.5, reason: 'Price', openedOn: closedOn, closedOn, revision: 1 },
});

async function fill(): Promise<void> {
  await addCustomers(db, [
    customer('acme', { kind: 'company', name: 'Acme', tags: ['boats'] }),
    customer('ada', { name: 'Ada', companyId: id('acme'), tags: ['boats'] }),
    customer('bob', { name: 'Bob', companyId: id('acme') }),
    customer('bobby', { name: 'Bobby', mergedInto: id('bob') }),
    customer('zoe', { name: 'Zoë' }),
    customer('eve', { name: 'Eve' }),
  ]);
  await writing(db, [...ledgerStores, 'interactions', 'voices', 'opportunities'], async (session) => {
    const entries = [...monthly('ada', 20, 10_000), ...monthly('bobby', 2, 4_000), ...monthly('zoe', 1, 1_000)];
    await putLedger(
      session,
      entries.map((after) => ({ after })),
    );
    await putRows(session, 'interactions', [
      { ...ticket(addDays(today, -5), 60), customerId: id('bob') },
      { ...ticket(addDays(today, -400), 20), customerId: id('ada') },
    ]);
    await putRows(session, 'voices', [
      said('bobby', 'need', 'Drawings'),
      said('ada', 'need', 'Spares', { state: 'met' }),
      said('acme', 'promise', 'A call', { dueOn: addDays(today, -1) }),
      said('zoe', 'promise', 'A quote', { dueOn: today }),
      said('ada', 'like', 'Honest about dates'),
      said('zoe', 'like', 'honest about dates'),
    ]);
    await putRows(session, 'opportunities', [lostDeal('bob', 80_000, addDays(today, -10)), lostDeal('bob', 70_000, addDays(today, -500))]);
  });
}

async function read(): Promise<{ readonly customers: Customers; readonly past: Past }> {
  await keepModel(db, today, await keepStanding(db, today));
  const books = await readAllBooks(db, today);
  if (books === 'stale') throw new Error('stale');
  const found = await readCustomers(db, books);
  return { customers: found.customers, past: await readPast(db, books, found) };
}

it('is stale until all were added up', async () => {
  await fill();
  expect(await readAllBooks(db, today)).toBe('stale');
});

it('has nobody where there is nobody', async () => {
  expect((await read()).customers.slots).toHaveLength(0);
});

it('learns anew from a base that was empty before', async () => {
  await read();
  await fill();
  await read();
  const books = await readAllBooks(db, today);
  expect(books === 'stale' ? books : books.model?.basis).toBe('margin');
});

it('lists customers of their own by name; who belongs to a company, or was merged, counts there', async () => {
  await fill();
  const { customers, past } = await read();
  const { slots, standing, openNeeds, overduePromises, tags, lost, sides, whale, counted } = customers;
  // Acme, Eve and Zoë: slots are given in the order of the records.
  expect([...slots]).toEqual([0, 5, 4]);
  expect(counted).toBe(2);
  // Thirteen of Ada's twenty months are in the last twelve, and both of Bob's; an hour of Bob's at 45.00.
  const months = monthly('ada', 20, 1).filter(({ kind, on }) => kind === 'revenue' && on > '2025-11-25').length;
  expect(standing.margin[0]).toBe(months * 5_000 + 2 * 2_000 - 4_500);
  expect(standing.margin[4]).toBe(500);
  expect(standing.margin[5]).toBeNaN();
  expect([openNeeds[0], openNeeds[4], overduePromises[0], overduePromises[4]]).toEqual([1, 0, 1, 0]);
  expect(tags.map(({ tag, slots: own }) => [tag, [...own]])).toEqual([['boats', [0]]]);
  expect(sides).toEqual([{ about: 'us', likes: [{ text: 'Honest about dates', customers: [0, 4] }], dislikes: [] }]);
  expect(whale).toMatchObject({ of: 2, losing: 0 });
  // Of twelve months only, and with the margin of the whole company: half of it likely.
  expect(lost.gross.value?.minor).toBe(80_000);
  const percent = (standing.margin[0] ?? 0) / (standing.netRevenue[0] ?? 1);
  expect(lost.expectedMargin.value?.minor).toBe(Math.round(80_000 * 0.5 * percent));
  expect(customers.noModel).toBe('tooFew');

  expect(past.earlier.costToServe[0]).toBe(1_500);
  // Zoë bought for the first time this quarter; Acme has for longer, once for all its people.
  expect(past.cohorts.map(({ period, size }) => [period, size])).toEqual([
    ['2025-Q2', 1],
    ['2026-Q4', 1],
  ]);
  expect(past.returnOnCustomer.profit.value?.minor).toBe((standing.margin[0] ?? 0) + 500);
  expect(past.returnOnCustomer.unvalued).toBe(1);
});
