import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnections } from '@/utils/connected/connections';
import { questionIn } from '@/utils/connected/decode';
import { createLookUp } from '@/utils/connected/look-up';
import { sampleOf, tryOut } from '@/utils/connected/try-out';
import { forgetAccount, keepSecrets, listAccounts, openAccount, saveAccount } from '@/utils/db/accounts';
import { forgetOldAnswers, keptAnswers, pacesIn } from '@/utils/db/answers';
import { addCustomers } from '@/utils/db/customers';
import { eraseAll, eraseCustomer } from '@/utils/db/erase';
import { openDatabase } from '@/utils/db/open';
import { putNoteOut } from '@/utils/db/outbox';
import type { Database } from '@/utils/db/schema';
import { newId } from '@/utils/domain/id';
import { type Millis, millisOf } from '@/utils/domain/time';
import { keepPolicy } from '@/utils/settings/policy/kept';
import type { Account, AccountId, KeptAccount } from '@/utils/sources/account';
import { createLimiter } from '@/utils/sources/limits/limiter';
import { keyOf } from '@/utils/sources/remember';
import { recorded } from '../../fixtures/sources';
import { ada, aToken } from '../../fixtures/sources/people';
import { customerWith } from '../customer';
import { json, replaying, startVendor, type Vendor } from '../sources/vendor';
import { accountOf, createClock, worldOf } from '../sources/world';

const at = millisOf(new Date('2026-11-03T12:00:00Z'));
const found = recorded.find(({ id }) => id === 'jsonApi');
if (found === undefined) throw new Error('no recorded answers of a JSON API');
const api = found;

let db: Database;
let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor(json(500, {}));
});
afterAll(() => vendor.stop());
let count = 0;
beforeEach(async () => {
  db = await openDatabase({}, `accounts-${count++}`);
});

async function connected(id = 'one'): Promise<KeptAccount & Account> {
  const { secrets, ...account } = { ...accountOf(api), id: id as AccountId };
  await saveAccount(db, { ...account, label: 'JSON', host: 'erp.northwind.example', connectedAt: at, state: { kind: 'new' } }, secrets);
  const kept = await openAccount(db, account.id);
  if (kept === undefined) throw new Error('not kept');
  return kept;
}

/** What looks up in this database, as the background does, asking the vendor on this machine. */
function lookUpIn(database = async () => db) {
  const clock = createClock();
  const world = worldOf(vendor.fetch, { ...clock, limiter: createLimiter(pacesIn(database), clock) });
  return createLookUp(database, createConnections(database, world), world);
}

describe('under a policy that switches other systems off', () => {
  it('asks only those that it names, from the moment that it says so', async () => {
    vendor.answering = replaying(api.several);
    const { id } = await connected();
    const lookUp = lookUpIn();
    await keepPolicy(db, { off: ['sources'] });
    const count = vendor.asked.length;
    expect(await lookUp(id, ada, true)).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(vendor.asked.length).toBe(count);
    await keepPolicy(db, { off: ['sources'], sources: [{ vendor: 'jsonApi', settings: { template: api.settings['template'] ?? '' } }] });
    expect(await lookUp(id, ada, true)).toMatchObject({ ok: true });
    expect(vendor.asked.length).toBeGreaterThan(count);
  });
});

describe('an account', () => {
  it('is shown without its secrets, which are read only to ask', async () => {
    const { id, secrets } = await connected();
    expect(secrets).toEqual({ token: aToken });
    expect(JSON.stringify(await listAccounts(db))).not.toContain(aToken);
    await keepSecrets(db, id, { token: 'renewed' });
    expect((await openAccount(db, id))?.secrets).toEqual({ token: 'renewed' });
  });

  it('leaves nothing behind when it is forgotten, and what comes late is not kept', async () => {
    const { id } = await connected();
    const other = await connected('one-more');
    vendor.answering = replaying(api.several);
    await lookUpIn()(id, ada, false);
    await lookUpIn()(other.id, ada, false);
    const waiting = { customerId: newId<'customer'>(), about: 'x', text: 'x', madeAt: at, state: { kind: 'sent', at } } as const;
    await putNoteOut(db, { ...waiting, id: newId(), account: id });
    await forgetAccount(db, id);
    await keepSecrets(db, id, { token: 'late' });
    for (const store of ['accounts', 'secrets', 'paces'] as const) expect(await db.getAllKeys(store), store).toEqual([other.id]);
    expect(await db.getAllKeys('answers')).toEqual([keyOf(other.id, ada)]);
    expect(await db.getAll('outbox')).toEqual([]);
  });

  it('takes what it answered under other settings for no answer of the new ones', async () => {
    const { id } = await connected();
    vendor.answering = replaying(api.several);
    await lookUpIn()(id, ada, false);
    await connected();
    expect(await keptAnswers(db, [keyOf(id, ada)])).toEqual([undefined]);
  });
});

describe('a look-up', () => {
  it('keeps the answer, takes it while it is fresh, and asks again where somebody wants it', async () => {
    const { id } = await connected();
    vendor.answering = replaying(api.several);
    const before = vendor.asked.length;
    const first = await lookUpIn()(id, ada, false);
    // Another background: nothing but the database is left of the first.
    expect(await lookUpIn()(id, ada, false)).toEqual(first);
    expect(vendor.asked.length).toBe(before + 1);
    await lookUpIn()(id, ada, true);
    expect(vendor.asked.length).toBe(before + 2);
    expect(await keptAnswers(db, [keyOf(id, ada)])).toMatchObject([{ customers: [{ name: 'Ada Lovelace' }, { name: 'Ada Lovelace' }] }]);
  });

  it('notes since when the account works or fails, and why', async () => {
    const { id } = await connected();
    const state = async () => (await openAccount(db, id))?.state;
    vendor.answering = replaying(api.several);
    await lookUpIn()(id, ada, true);
    expect(await state()).toMatchObject({ kind: 'works' });
    vendor.answering = json(401, {});
    await lookUpIn()(id, ada, true);
    const failing = await state();
    expect(failing).toMatchObject({ kind: 'fails', failure: { kind: 'unauthorised' } });
    await lookUpIn()(id, ada, true);
    expect(await state()).toEqual(failing);
  });

  it('waits as long as the vendor said, also after the background was stopped', async () => {
    const { id } = await connected();
    vendor.answering = json(429, {}, { 'retry-after': '120' });
    await lookUpIn()(id, ada, true);
    const asked = vendor.asked.length;
    expect(await lookUpIn()(id, ada, true)).toMatchObject({ ok: false, error: { kind: 'rateLimited' } });
    expect(vendor.asked.length).toBe(asked);
  });

  it('asks nothing by what the source cannot be asked, nor of an account that is not there', async () => {
    const asked = vendor.asked.length;
    expect(await lookUpIn()('gone' as AccountId, ada, true)).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(vendor.asked.length).toBe(asked);
  });
});

describe('what is only tried', () => {
  const trial = { account: 'trial' as AccountId, sourceId: 'jsonApi', values: api.settings, question: ada };

  it('is answered, and nothing of it is kept', async () => {
    vendor.answering = replaying(api.several);
    expect(await tryOut(trial, worldOf(vendor.fetch))).toMatchObject({ ok: true, value: { customers: [{}, {}] } });
    for (const store of ['accounts', 'secrets', 'answers'] as const) expect(await db.count(store), store).toBe(0);
  });

  it('shows an API as it answers', async () => {
    vendor.answering = json(200, { any: ['thing'] });
    expect(await sampleOf(trial, worldOf(vendor.fetch))).toEqual({ ok: true, value: { any: ['thing'] } });
  });

  it('says which field is at fault', async () => {
    const values = { ...api.settings, template: '' };
    expect(await tryOut({ ...trial, values }, worldOf(vendor.fetch))).toEqual({
      ok: false,
      error: { kind: 'incomplete', field: 'template' },
    });
  });
});

describe('what is erased', () => {
  it('is also gone from the answers, whoever else they named, and from the notes that wait', async () => {
    const { id } = await connected();
    vendor.answering = replaying(api.several);
    await lookUpIn()(id, ada, false);
    const customer = customerWith('Ada');
    await addCustomers(db, [customer]);
    const note = { id: newId<'noteOut'>(), account: id, about: 'x', text: 'of Ada', madeAt: at } as const;
    await putNoteOut(db, { ...note, customerId: customer.id, state: { kind: 'waiting', tries: 0, notBefore: at } });
    await eraseCustomer(db, customer.id, at);
    expect([await db.count('answers'), await db.count('outbox'), await db.count('accounts')]).toEqual([0, 0, 1]);
  });

  it('leaves with everything the accounts too, unless the settings stay', async () => {
    await connected();
    await eraseAll(db, { keepsSettings: true });
    expect([await db.count('accounts'), await db.count('secrets')]).toEqual([1, 1]);
    await eraseAll(db, { keepsSettings: false });
    expect([await db.count('accounts'), await db.count('secrets')]).toEqual([0, 0]);
  });

  it('are answers that nobody asked for again', async () => {
    const { id } = await connected();
    vendor.answering = replaying(api.several);
    await lookUpIn()(id, ada, false);
    const [answer] = await keptAnswers(db, [keyOf(id, ada)]);
    await forgetOldAnswers(db, answer?.asOf ?? at);
    expect(await db.count('answers')).toBe(1);
    await forgetOldAnswers(db, ((answer?.asOf ?? at) + 1) as Millis);
    expect(await db.count('answers')).toBe(0);
  });
});

it.each([
  [{ by: 'email', value: 'Ada@Acme.Example' }, 'ada@acme.example'],
  [{ by: 'phone', value: '+441632960001' }, '+441632960001'],
  [{ by: 'name', value: 'Acme' }, 'Acme'],
  [{ by: 'email', value: 'no address' }, undefined],
  [{ by: 'phone', value: '1" OR "1' }, undefined],
  [{ by: 'name', value: ' ' }, undefined],
  [{ by: 'name', value: 'x'.repeat(201) }, undefined],
  [{ by: 'sql', value: 'x' }, undefined],
  [null, undefined],
])('takes %j for the question about %j', (input, value) => expect(questionIn(input)?.value).toBe(value));
