import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { getDraft } from '@/utils/db/drafts';
import { eraseCustomer } from '@/utils/db/erase';
import { factsOf } from '@/utils/db/facts';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Email } from '@/utils/domain/email';
import type { Capture } from '@/utils/messaging/capture';
import { personOf } from '@/utils/spotting/person';
import { focusOn } from '@/utils/state/focus';
import { createQuickAdd, draftKey } from '@/utils/state/quick-add';
import { customerWith } from '../customer';
import { allCustomers } from '../db/contents';
import { sightingWith } from '../sighting';

const ann = customerWith('Ann Lee', { emails: ['ann@acme.example' as Email] });
const capture: Capture = {
  ...{ quote: 'we lose time', place: { prefix: 'Otherwise ', suffix: ' daily' }, title: 'Mail', url: 'https://mail.us.example/7' },
  ...{ tabId: 1, windowId: 1 },
};

let db: Database;
let stop: AbortController;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `quick-add-${turn++}`);
  stop = new AbortController();
  await addCustomers(db, [ann]);
});
afterEach(() => {
  stop.abort();
  db.close();
});

const begin = async (of: Capture = capture) => {
  const quick = createQuickAdd(db, of, undefined, stop.signal, { locales: ['en'] });
  await vi.waitFor(() => expect(quick.proposals.value).toBeDefined());
  return quick;
};

it('records the words, where they stand, and their page', async () => {
  const quick = await begin();
  quick.choose({ kind: 'known', customer: ann });
  quick.note.write('need: ');
  await quick.save();
  expect(quick.note.state.value).toBe('saved');
  const { voices } = await factsOf(db, ann.id);
  expect(voices).toMatchObject([
    { kind: 'need', text: 'we lose time', quote: 'we lose time', quotePlace: capture.place, url: 'https://mail.us.example/7' },
  ]);
  expect(await getDraft(db, draftKey(capture))).toBeUndefined();
});

it('records the words themselves where nothing was written, as a note with its quote', async () => {
  const quick = await begin();
  quick.choose({ kind: 'known', customer: ann });
  await quick.save();
  const { interactions } = await factsOf(db, ann.id);
  expect(interactions).toMatchObject([{ channel: 'note', summary: 'we lose time', quote: 'we lose time', quotePlace: capture.place }]);
});

it('keeps the words and whom they are about while both change, for the same selection alone', async () => {
  const quick = await begin();
  quick.note.write('like: quick');
  quick.choose({ kind: 'known', customer: ann });
  await vi.waitFor(async () => expect(await getDraft(db, draftKey(capture))).toMatchObject({ about: ann.id, text: 'like: quick' }));

  const again = await begin();
  await vi.waitFor(() => expect(again.note.value.value).toBe('like: quick'));
  expect(again.chosen.value).toMatchObject({ why: 'draft', customer: { id: ann.id } });
  const other = await begin({ ...capture, quote: 'something else' });
  expect([other.note.value.value, other.chosen.value]).toEqual(['', undefined]);

  await eraseCustomer(db, ann.id);
  expect(await getDraft(db, draftKey(capture))).toBeUndefined();
});

const shown = async (address: string) => {
  const people = [personOf(address, '', 'from')].flatMap((person) => person ?? []);
  return (await focusOn(db, sightingWith({ people, url: capture.url }))).focus;
};

it('is about whom the page shows, though it was read only after the key was pressed', async () => {
  const quick = await begin();
  expect(quick.chosen.value).toBeUndefined();
  quick.meet(await shown('ann@acme.example'));
  await vi.waitFor(() => expect(quick.chosen.value).toMatchObject({ why: 'page', customer: { id: ann.id } }));
});

it('leaves it to whoever chose, or looks for somebody else already', async () => {
  const quick = await begin();
  quick.choose(undefined);
  quick.meet(await shown('ann@acme.example'));
  await vi.waitFor(() => expect(quick.proposals.value).toHaveLength(1));
  expect(quick.chosen.value).toBeUndefined();
});

it('saves nothing about nobody', async () => {
  const quick = await begin();
  quick.note.write('need: spares');
  await quick.save();
  expect(quick.note.state.value).toBe('idle');
});

it('adds whoever is new with the note, and nobody twice', async () => {
  const quick = await begin();
  quick.choose({ kind: 'new', form: { name: 'Ines Duarte', address: '', company: '' } });
  await quick.save();
  quick.note.write('need: a saw');
  await quick.save();
  const ines = (await allCustomers(db)).filter(({ name }) => name === 'Ines Duarte');
  expect(ines).toHaveLength(1);
  const facts = await factsOf(db, ines[0]?.id ?? ann.id);
  expect([facts.voices.length, facts.interactions.length]).toEqual([1, 1]);
});

it('takes whom it knows by the address, and refuses what is none', async () => {
  const quick = await begin();
  quick.choose({ kind: 'new', form: { name: '', address: 'ann@acme.example', company: '' } });
  await quick.save();
  expect(quick.chosen.value).toMatchObject({ kind: 'known', customer: { id: ann.id } });
  quick.choose({ kind: 'new', form: { name: '', address: 'no address', company: '' } });
  expect(await quick.save()).toEqual({ kind: 'notAnAddress' });
});
