import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getCustomer, updateCustomer } from '@/utils/db/customers';
import { appendNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { newId } from '@/utils/domain/id';
import type { Currency } from '@/utils/domain/money';
import { addDays, type CivilDate, noonOf } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { hasSample, loadSample, removeSample } from '@/utils/intake/sample';
import { decodeSample, type SampleFile } from '@/utils/intake/sample-file';
import { recordsOfSample } from '@/utils/intake/sample-records';
import { writeSample } from '@/utils/intake/sample-write';
import { addRates, ratesOf } from '@/utils/settings/rates';
import { loadProfile } from '@/utils/state/load-profile';
import { allCustomers, allEntries, allVoices, contents } from './db/contents';

const json = readFileSync(new URL('../../public/sample.json', import.meta.url), 'utf8');
const today = '2026-03-14' as CivilDate;

let db: Database;
let sample: SampleFile;

beforeEach(async () => {
  await deleteDB('sample-test');
  db = await openDatabase({}, 'sample-test');
  const decoded = decodeSample(JSON.parse(json));
  if (decoded === undefined) throw new Error('public/sample.json cannot be read');
  sample = decoded;
});
afterEach(() => {
  db.close();
  vi.unstubAllGlobals();
});

const everything = () => contents(db);
const idOf = (name: string) => recordsOfSample(sample, today).customers.find((customer) => customer.name === name)?.id ?? newId();

it('fetches its file from the extension itself', async () => {
  const fetched = vi.fn(async (_url: string) => new Response(json));
  vi.stubGlobal('fetch', fetched);
  expect(await hasSample(db)).toBe(false);
  await loadSample(db);
  expect(fetched.mock.calls).toEqual([['/sample.json']]);
  expect(await hasSample(db)).toBe(true);
});

it('brings the same when it is loaded twice', async () => {
  await writeSample(db, sample, today);
  const once = await everything();
  await writeSample(db, sample, today);
  expect(await everything()).toEqual(once);
  expect(once.customers).toHaveLength(sample.customers.length);
  expect(once.ledger).toHaveLength(sample.ledger.length);
});

it('brings its days up to date on another day, but leaves what was edited', async () => {
  await writeSample(db, sample, today);
  await updateCustomer(db, idOf('Owen Pritchard'), (owen) => ({ ...owen, role: 'Owner' }));
  await writeSample(db, sample, addDays(today, 30));
  expect((await allEntries(db)).length).toBe(sample.ledger.length);
  expect((await allEntries(db)).every((entry) => entry.on > addDays(today, -670))).toBe(true);
  expect((await getCustomer(db, idOf('Owen Pritchard')))?.role).toBe('Owner');
});

it('writes in one transaction', async () => {
  const begun = vi.spyOn(db, 'transaction');
  await writeSample(db, sample, today);
  expect(begun).toHaveBeenCalledOnce();
});

it('marks every record with its import', async () => {
  await writeSample(db, sample, today);
  const { customers, ledger, interactions, voices, opportunities, competitors } = await everything();
  const rows = [...customers, ...ledger, ...interactions, ...voices, ...opportunities, ...competitors];
  expect(rows.filter(({ importId }) => importId !== 'sample')).toEqual([]);
  expect(await db.getAll('imports')).toMatchObject([{ kind: 'sample', refused: 0 }]);
});

it('leaves nothing when it is removed', async () => {
  await writeSample(db, sample, today);
  await removeSample(db);
  expect(Object.values(await everything()).flat()).toEqual([]);
  expect(await hasSample(db)).toBe(false);
});

it("leaves the user's own notes when it is removed, and whom they are about", async () => {
  await writeSample(db, sample, today);
  const camille = idOf('Camille Vasseur');
  const brackwell = recordsOfSample(sample, today).competitors[0]?.id ?? newId<'competitor'>();
  const note: Voice = {
    id: newId(),
    customerId: camille,
    kind: 'like',
    about: brackwell,
    text: 'Their showroom',
    at: noonOf(today),
    author: 'me',
    state: 'open',
    revision: 1,
  };
  await appendNote(db, { interactions: [], voices: [note], opportunities: [], competitors: [] }, camille);
  await removeSample(db);
  expect((await allCustomers(db)).map(({ name }) => name).sort()).toEqual(['Atelier Vasseur', 'Camille Vasseur']);
  expect(await allVoices(db)).toEqual([note]);
  expect((await db.getAll('competitors')).map(({ id }) => id)).toEqual([brackwell]);
  expect((await allEntries(db)).length).toBe(0);
});

it('keeps a customer with a note begun', async () => {
  await writeSample(db, sample, today);
  await db.put('drafts', { customerId: idOf('Pieter Bakker'), text: 'need: ', savedAt: noonOf(today) });
  await removeSample(db);
  expect((await allCustomers(db)).map(({ name }) => name)).toEqual(['Pieter Bakker']);
});

it('invents everybody: all addresses and domains are reserved for examples', () => {
  const addresses = sample.customers.flatMap(({ emails, domains = [] }) => [...emails, ...domains]);
  expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
  expect(json.match(/[\w.-]+@[\w.-]+/g)?.filter((address) => !address.endsWith('.example'))).toEqual([]);
});

it('keeps what counts away from the edges of both years, so that its margins do not depend on today', () => {
  const days = [...sample.ledger, ...sample.interactions].map(({ daysAgo }) => daysAgo);
  const isNearEdge = (day: number) => (day >= 0 && day <= 2) || (day >= 340 && day <= 395) || day >= 700;
  expect(days.filter(isNearEdge)).toEqual([]);
});

it("brings rates, so that the profit of its foreign customer is known; they go with it, and the user's own go before", async () => {
  const gbp = 'GBP' as Currency;
  await writeSample(db, sample, today);
  const profit = async () => (await loadProfile(db, idOf('Owen Pritchard'), today))?.profitability.year.contributionMargin.value;
  expect(await profit()).toMatchObject({ currency: 'GBP' });
  expect(await ratesOf(db, [gbp])).toHaveLength(sample.rates.length);
  await addRates(db, [{ on: '2020-01-02' as CivilDate, currency: gbp, perEuro: '0.5' }]);
  expect(await ratesOf(db, [gbp])).toEqual([{ on: '2020-01-02', currency: 'GBP', perEuro: '0.5' }]);
  await db.delete('settings', 'rates:GBP');
  // Beside books of one's own they would reckon real customers at invented rates.
  const job = {
    kind: 'ledger',
    fileName: 'own.csv',
    startedAt: 1 as never,
    rows: 1,
    added: 1,
    changed: 0,
    unchanged: 0,
    refused: 0,
  } as const;
  await db.put('imports', { id: newId<'import'>(), ...job });
  expect(await ratesOf(db, [gbp])).toEqual([]);
  await removeSample(db);
  expect(await db.getAllKeys('settings')).toEqual([]);
});

it('names every row once, and only customers and competitors that it has', () => {
  const keys = sample.customers.map(({ key }) => key);
  const rows = [...sample.ledger, ...sample.interactions, ...sample.voices, ...sample.opportunities];
  expect(rows.filter(({ of }) => !keys.includes(of))).toEqual([]);
  const { customers, ledger, interactions, voices, opportunities, competitors } = recordsOfSample(sample, today);
  for (const records of [customers, ledger, interactions, voices, opportunities, competitors]) {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  }
  const sides = ['us', ...competitors.map(({ id }) => id)];
  expect(voices.filter(({ about }) => !sides.includes(about))).toEqual([]);
});

it.each([
  ['no object', null],
  ['a missing list', { ...JSON.parse(json), voices: undefined }],
  [
    'a bad amount',
    { ...JSON.parse(json), ledger: [{ of: 'a', document: 'R', daysAgo: 3, kind: 'revenue', minor: 1.5, currency: 'EUR', memo: 'x' }] },
  ],
  [
    'an unknown kind',
    { ...JSON.parse(json), voices: [{ key: 'a', of: 'a', kind: 'rumour', state: 'open', daysAgo: 3, author: 'x', text: 'y' }] },
  ],
])('refuses a file with %s', (_, value) => {
  expect(decodeSample(value)).toBeUndefined();
});
