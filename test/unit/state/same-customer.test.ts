import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addCustomers, getCustomers } from '@/utils/db/customers';
import { factsOf } from '@/utils/db/facts';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { companyKey } from '@/utils/domain/source-key';
import { type CivilDate, type Millis, noonOf } from '@/utils/domain/time';
import { pairKey } from '@/utils/identity/different';
import { calledOn, callOn } from '@/utils/settings/called-names';
import { differentPairs } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import { chooseFor } from '@/utils/settings/sites';
import { personOf } from '@/utils/spotting/person';
import { addFromForm } from '@/utils/state/add-customer';
import { twinsOf } from '@/utils/state/duplicates';
import { eraseEverywhere } from '@/utils/state/erase-customer';
import { focusOn } from '@/utils/state/focus';
import { loadProfile } from '@/utils/state/load-profile';
import { recordOpened } from '@/utils/state/record-opened';
import { takeStep } from '@/utils/state/same-customer';
import { sightingWith } from '../sighting';

const id = (name: string) => name as CustomerId;
const email = (text: string) => text as Email;
const today = '2026-11-25' as CivilDate;
const customer = (name: string, emails: string[], rest: Partial<Customer> = {}): Customer => ({
  ...{ id: id(name), kind: 'person', name, emails: emails.map(email), domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1, ...rest },
});
const sale = (of: string, minor: number): LedgerEntry =>
  ({
    ...{ id: `${of} ${minor}`, customerId: id(of), on: '2026-10-01', kind: 'revenue', minor, currency: 'EUR' },
    sourceKey: `invoice:${of}/revenue`,
  }) as unknown as LedgerEntry;

async function base(name: string, ...customers: Customer[]): Promise<Database> {
  const db = await openDatabase({}, name);
  await addCustomers(db, customers);
  return db;
}

const focusAt = (db: Database, address: string, name = '') => {
  const people = [personOf(address, name, 'from')].flatMap((person) => person ?? []);
  return focusOn(db, sightingWith({ people, view: 'conversation', url: 'https://mail.example/1' }));
};
const matchAt = async (db: Database, address: string, name = '') => (await focusAt(db, address, name)).focus.people[0]?.match ?? null;

describe('a merged customer', () => {
  const pair = (name: string) => base(name, customer('ann', ['ann@acme.example']), customer('anna', ['ann@home.example']));

  it('is found by every address, and shown with the facts of both', async () => {
    const db = await pair('same-merge');
    await writing(db, ledgerStores, (session) => putLedger(session, [{ after: sale('ann', 100_00) }, { after: sale('anna', 50_00) }]));
    expect(await takeStep(db, { kind: 'merge', id: id('anna'), into: id('ann') })).toBeUndefined();
    expect(await matchAt(db, 'ann@home.example')).toEqual({ customerId: 'ann', by: 'address', confidence: 'sure' });
    const profile = await loadProfile(db, id('anna'), today);
    expect(profile).toMatchObject({ customer: { id: 'ann', emails: ['ann@acme.example', 'ann@home.example'] }, merged: [{ id: 'anna' }] });
    expect(profile?.profitability.year.netRevenue.value?.minor).toBe(150_00);
    expect(await takeStep(db, { kind: 'unmerge', id: id('anna') })).toBeUndefined();
    expect(await matchAt(db, 'ann@home.example')).toMatchObject({ customerId: 'anna' });
    expect((await loadProfile(db, id('ann'), today))?.profitability.year.netRevenue.value?.minor).toBe(100_00);
  });

  it('keeps the mails to its own address when it is un-merged', async () => {
    const db = await pair('same-opened');
    await chooseFor(db, ['https://mail.example/*'], { recordsOpened: true });
    await takeStep(db, { kind: 'merge', id: id('anna'), into: id('ann') });
    await recordOpened(db, (await focusAt(db, 'ann@home.example')).focus, noonOf(today));
    expect((await loadProfile(db, id('ann'), today))?.timeLine.past).toHaveLength(1);
    await takeStep(db, { kind: 'unmerge', id: id('anna') });
    expect((await factsOf(db, id('anna'))).interactions).toHaveLength(1);
    expect((await factsOf(db, id('ann'))).interactions).toHaveLength(0);
  });

  it('makes an address that stands on both sure again', async () => {
    const db = await base('same-shared', customer('ann', ['ann@acme.example']), customer('anna', ['ann@acme.example']));
    expect(await matchAt(db, 'ann@acme.example')).toMatchObject({ confidence: 'guess', others: [{ customerId: 'anna' }] });
    await takeStep(db, { kind: 'merge', id: id('anna'), into: id('ann') });
    expect(await matchAt(db, 'ann@acme.example')).toEqual({ customerId: 'ann', by: 'address', confidence: 'sure' });
  });
});

describe('a hint', () => {
  it('becomes sure when the user says so, and goes when the user says it is wrong', async () => {
    const db = await base('same-hint', customer('Dot Field', ['dot.field@gmail.com']));
    expect(await matchAt(db, 'dotfield@gmail.com')).toMatchObject({ by: 'mailbox', confidence: 'likely' });
    await takeStep(db, { kind: 'differ', a: email('dotfield@gmail.com'), b: id('Dot Field') });
    expect(await matchAt(db, 'dotfield@gmail.com')).toBeNull();
    await takeStep(db, { kind: 'adopt', email: email('d.otfield@gmail.com'), id: id('Dot Field') });
    expect(await matchAt(db, 'd.otfield@gmail.com')).toMatchObject({ by: 'address', confidence: 'sure' });
  });

  it('by name alone counts nobody as known', async () => {
    const db = await base('same-name', customer('Mia Beta', ['mia@beta.example']));
    const { focus, known } = await focusAt(db, 'mia@elsewhere.example', 'Mia Beta');
    expect(focus.people[0]?.match).toMatchObject({ by: 'name', confidence: 'guess' });
    expect(known).toBe(0);
  });

  // Complaint: "`info@` shows the wrong person".
  it('never makes a person of a shared mailbox', async () => {
    const acme = customer('acme', [], { kind: 'company', domains: ['acme.example' as never] });
    const db = await base('same-info', acme, customer('Ann Lee', ['ann@acme.example'], { companyId: acme.id }));
    expect(await matchAt(db, 'info@acme.example', 'Ann Lee')).toEqual({
      ...{ customerId: 'acme', by: 'sharedMailbox', domain: 'acme.example', confidence: 'likely' },
      others: [{ customerId: 'Ann Lee', by: 'sharedMailbox', domain: 'acme.example', confidence: 'guess' }],
    });
  });
});

describe('twins', () => {
  const twins = async (db: Database, name: string) => {
    const profile = await loadProfile(db, id(name), today);
    return profile === undefined ? [] : (await twinsOf(db, profile.customer, profile.merged ?? [])).map(({ customer: { id: of } }) => of);
  };

  it('are found from both sides, through what was merged, until the user says that they differ', async () => {
    const db = await base(
      'twins',
      customer('dot', ['d.ot@gmail.com']),
      customer('dotty', ['do.t@gmail.com'], { phones: ['+49 170 1234567'] }),
      customer('phone', [], { phones: ['0170 1234567'] }),
      customer('Acme GmbH', [], { kind: 'company' }),
      customer('Acme', [], { kind: 'company' }),
      customer('ACME Ltd', [], { kind: 'company' }),
    );
    expect([await twins(db, 'dot'), await twins(db, 'dotty')]).toEqual([['dotty'], ['dot', 'phone']]);
    expect((await twins(db, 'Acme')).sort()).toEqual(['ACME Ltd', 'Acme GmbH']);
    expect((await twins(db, 'ACME Ltd')).sort()).toEqual(['Acme', 'Acme GmbH']);
    await takeStep(db, { kind: 'merge', id: id('dotty'), into: id('dot') });
    expect(await twins(db, 'dot')).toEqual(['phone']);
    await takeStep(db, { kind: 'differ', a: id('phone'), b: id('dot') });
    expect(await twins(db, 'dot')).toEqual([]);
  });

  it('are not looked for behind a key that hundreds bear', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => customer(`n${index}`, [`n${index}@acme.example`], { name: 'Jo Smith' }));
    const db = await base('twins-many', ...many);
    expect(await twins(db, 'n1')).toEqual([]);
  });
});

it('erased with all that was merged into them, nothing is remembered of whom they are not', async () => {
  const people = [customer('ann', ['ann@acme.example']), customer('anna', ['ann@home.example']), customer('bea', ['bea@acme.example'])];
  const db = await base('same-erased', ...people);
  await takeStep(db, { kind: 'merge', id: id('anna'), into: id('ann') });
  await takeStep(db, { kind: 'differ', a: email('x@acme.example'), b: id('ann') });
  await takeStep(db, { kind: 'differ', a: email('x@acme.example'), b: id('bea') });
  await takeStep(db, { kind: 'differ', a: id('anna'), b: id('bea') });
  await takeStep(db, { kind: 'differ', a: email('ann@home.example'), b: id('bea') });
  await callOn(db, 'https://mail.example/1', 'Anna Lee', id('anna'));
  await callOn(db, 'https://mail.example/1', 'Ann Lee', id('ann'));
  await eraseEverywhere(db, id('ann'));
  for (const name of ['Ann Lee', 'Anna Lee']) expect(await calledOn(db, 'https://mail.example/1', name)).toBeUndefined();
  expect([
    ...(
      await getCustomers(
        db,
        people.map((one) => one.id),
      )
    ).keys(),
  ]).toEqual(['bea']);
  expect(await getSetting(db, differentPairs)).toEqual([pairKey(id('bea'), email('x@acme.example'))]);
});

it('added by hand, a company is the one that a file brought, however its name is spelled', async () => {
  const company = customer('', [], { id: id('molnar'), kind: 'company', name: 'Molnár Kft.', sourceKeys: [companyKey('Molnár Kft.')] });
  const db = await base('same-company', company);
  const added = await addFromForm(db, { name: 'Bea', address: 'bea@molnar.example', company: 'Molnar  Kft' }, 1 as Millis);
  if (!added.ok) throw new Error(added.error.kind);
  expect((await getCustomers(db, [added.value])).get(added.value)?.companyId).toBe('molnar');
});
