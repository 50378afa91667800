import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { announceChange } from '@/utils/db/changes';
import { addCustomers, updateCustomer } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { buildSearch, createSearch, type Search } from '@/utils/state/search';

const at = 1 as Millis;
const customer = (name: string, more: Partial<Customer> = {}): Customer => ({
  ...{ id: newId(), kind: 'person', name, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: at, updatedAt: at, revision: 1, ...more },
});

const gruber = customer('Stefan Gruber', {
  emails: ['s.gruber@ferrum-metallbau.example' as Email],
  phones: ['+437325550172'],
  tags: ['VIP'],
});
const company = customer('Ferrum Metallbau', { kind: 'company', domains: ['ferrum-metallbau.example' as DomainName] });
const everybody = [gruber, company, customer('Anna Lee'), ...Array.from({ length: 40 }, (_, index) => customer(`Somebody Number${index}`))];

let db: Database;
let stop: AbortController;
let search: Search;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `search-${turn++}`);
  stop = new AbortController();
  search = createSearch(db, stop.signal);
  await addCustomers(db, everybody);
});

afterEach(() => {
  stop.abort();
  db.close();
});

const names = async (query: string) => (await search(query, 5)).map(({ name }) => name);

it.each([
  ['stefn gruber', 'Stefan Gruber'],
  ['s.gruber@ferrum-metallbau.example', 'Stefan Gruber'],
  ['vip', 'Stefan Gruber'],
  ['0732/555 0172', 'Stefan Gruber'],
  ['+43 732 5550172', 'Stefan Gruber'],
  ['ferrum metal', 'Ferrum Metallbau'],
  ['ferrum-metallbau.example', 'Ferrum Metallbau'],
  ['number17', 'Somebody Number17'],
])('finds by "%s" %s', async (query, expected) => {
  expect((await names(query))[0]).toBe(expected);
});

it('finds nobody by nothing', async () => {
  expect(await names('')).toEqual([]);
  expect(await names('@')).toEqual([]);
});

it('knows at once who was added or renamed, whether or not the index was built since', async () => {
  expect(await names('Anna')).toEqual(['Anna Lee']);
  await addCustomers(db, [customer('Annabel Fox')]);
  await updateCustomer(db, everybody[2]?.id ?? gruber.id, (before) => ({ ...before, name: 'Hanna Lee' }));
  await heard();
  expect(await names('Annabel')).toEqual(['Annabel Fox']);
  expect(await names('anna lee')).toEqual(['Hanna Lee']);
  await buildSearch(db);
  announceChange({ kinds: ['customer'] });
  await heard();
  expect(await names('Annabel')).toEqual(['Annabel Fox']);
  expect(await db.count('findLog')).toBe(0);
});

it('shows the record that somebody was merged into, once', async () => {
  const twin = customer('Stefan Gruber', { mergedInto: gruber.id });
  await addCustomers(db, [twin]);
  expect((await search('stefan gruber', 5)).map(({ id }) => id)).toEqual([gruber.id]);
});

/** Change notices arrive a turn later. */
const heard = () => new Promise((resolve) => setTimeout(resolve, 20));
