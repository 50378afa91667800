import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import type { Focus } from '@/utils/messaging/focus';
import { personOf } from '@/utils/spotting/person';
import { focusOn } from '@/utils/state/focus';
import { type Proposal, proposalsFor } from '@/utils/state/note-proposals';
import { customerWith } from '../customer';
import { sightingWith } from '../sighting';

const from = (address: string, name: string): Partial<Sighting> => ({
  people: [personOf(address, name, 'from')].filter((person) => person !== undefined),
});

let db: Database;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `proposals-${turn++}`);
  await addCustomers(db, [
    customerWith('Acme', { id: 'acme' as CustomerId, kind: 'company' }),
    customerWith('Ann Lee', { id: 'ann' as CustomerId, emails: ['ann@acme.example' as Email], companyId: 'acme' as CustomerId }),
    customerWith('Bob Ray', { id: 'bob' as CustomerId, emails: ['bob@ray.example' as Email] }),
    customerWith('Bob Ray', { id: 'bobby' as CustomerId, emails: ['bobby@ray.example' as Email], mergedInto: 'bob' as CustomerId }),
  ]);
});

const focusFrom = async (address: string, name: string): Promise<Focus> => (await focusOn(db, sightingWith(from(address, name)))).focus;
const inShort = (one: Proposal): string =>
  `${one.why}: ${one.kind === 'known' ? one.customer.name : `new ${one.form.name || one.form.address}`}`;
const propose = async (quote: string, focus?: Focus, draftAbout?: CustomerId) =>
  (await proposalsFor(db, { quote, focus, draftAbout })).map(inShort);

it('proposes nobody where nothing is named', async () => expect(await propose('We lose time.')).toEqual([]));

it('proposes whom the page is about before an address in the sentence', async () => {
  const focus = await focusFrom('ann@acme.example', 'Ann Lee');
  const quote = 'Please send the whole offer for the second machine to bob@ray.example, not to me.';
  expect(await propose(quote, focus)).toEqual(['page: Ann Lee', 'selection: Bob Ray']);
});

it('proposes the address first where it is all that was selected', async () => {
  const focus = await focusFrom('ann@acme.example', 'Ann Lee');
  expect(await propose('Bob <bob@ray.example>', focus)).toEqual(['selection: Bob Ray', 'page: Ann Lee']);
});

it('proposes whom nobody knows as new, with what the page tells', async () => {
  const [one] = await proposalsFor(db, { quote: '', focus: await focusFrom('ines@duarte.example', 'Ines Duarte'), draftAbout: undefined });
  expect(one).toEqual({ kind: 'new', why: 'page', form: { name: 'Ines Duarte', address: 'ines@duarte.example', company: 'Duarte' } });
});

it('proposes the record that is left of two, once, with their company', async () => {
  expect(await propose('bobby@ray.example, bob@ray.example')).toEqual(['selection: Bob Ray']);
  const [ann] = await proposalsFor(db, { quote: 'ann@acme.example', focus: undefined, draftAbout: undefined });
  expect(ann).toMatchObject({ companyName: 'Acme' });
});

it('proposes first whom the draft was about', async () => {
  const focus = await focusFrom('ann@acme.example', 'Ann Lee');
  expect(await propose('', focus, 'bob' as CustomerId)).toEqual(['draft: Bob Ray', 'page: Ann Lee']);
});

it('takes nobody for somebody of the same name', async () => {
  expect(await propose('', await focusFrom('b@elsewhere.example', 'Bob Ray'))).toEqual(['page: new Bob Ray']);
});
