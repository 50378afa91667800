import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnections } from '@/utils/connected/connections';
import { createOutbox, stateAfter } from '@/utils/connected/outbox';
import { saveAccount } from '@/utils/db/accounts';
import { pacesIn } from '@/utils/db/answers';
import { appendNote, removeNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import { forgetSent, notesOut, putNoteOut } from '@/utils/db/outbox';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { type Millis, millisOf } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import type { Failure } from '@/utils/sources/failure';
import { createLimiter } from '@/utils/sources/limits/limiter';
import type { NoteOut, NoteOutId } from '@/utils/sources/note-out';
import { aToken } from '../../fixtures/sources/people';
import { json, startVendor, type Vendor } from '../sources/vendor';
import { worldOf } from '../sources/world';

const desk = 'desk' as AccountId;
let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor(json(200, { id: 9 }));
});
afterAll(() => vendor.stop());

let db: Database;
let count = 0;
let now = 0;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 3, 12);
  db = await openDatabase({}, `outbox-${count++}`);
  const account = { id: desk, sourceId: 'zammad', settings: { address: 'https://desk.example' }, label: 'Zammad', host: 'desk.example' };
  await saveAccount(db, { ...account, connectedAt: now as Millis, state: { kind: 'new' } }, { token: aToken });
  vendor.answering = json(200, { id: 9 });
});

/** What sends, as a background that has just begun would. */
function outbox() {
  const clock = { now: () => now as Millis, random: () => 0, sleep: async () => undefined };
  const database = async () => db;
  const world = worldOf(vendor.fetch, { ...clock, limiter: createLimiter(pacesIn(database), clock), timeLimit: 500 });
  return createOutbox(database, createConnections(database, world), clock);
}

const note = (id: string, more: Partial<NoteOut> = {}): NoteOut => ({
  ...{ id: id as NoteOutId, customerId: 'ada' as CustomerId, account: desk, about: 'zammad-ticket@desk.example:31', text: `note ${id}` },
  ...{ madeAt: now as Millis, state: { kind: 'waiting', tries: 0, notBefore: now as Millis } },
  ...more,
});
const states = async () => (await notesOut(db)).map(({ state }) => state.kind);
const written = (from: number) => vendor.asked.slice(from).map(({ body }) => (JSON.parse(body) as { body: string }).body);

describe('notes on their way', () => {
  it('are sent in the order in which they were written, and once', async () => {
    const before = vendor.asked.length;
    for (const id of ['1', '2', '3']) await putNoteOut(db, note(id));
    const send = outbox();
    await Promise.all([send(), send()]);
    expect(written(before)).toEqual(['note 1', 'note 2', 'note 3']);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    await outbox()();
    expect(vendor.asked.length).toBe(before + 3);
  });

  it('are sent no sooner than they can no longer be taken back', async () => {
    const before = vendor.asked.length;
    await putNoteOut(db, note('1', { state: { kind: 'waiting', tries: 0, notBefore: (now + 8_000) as Millis } }));
    expect(await outbox()()).toBe(now + 8_000);
    expect(vendor.asked.length).toBe(before);
    now += 8_000;
    expect(await outbox()()).toBeUndefined();
    expect(written(before)).toEqual(['note 1']);
  });

  it('wait as long as the vendor says, across ends of the background, and those behind them too', async () => {
    vendor.answering = json(429, {}, { 'retry-after': '120' });
    const before = vendor.asked.length;
    await putNoteOut(db, note('1'));
    await putNoteOut(db, note('2'));
    const due = await outbox()();
    expect(due).toBeGreaterThanOrEqual(now + 120_000);
    vendor.answering = json(200, { id: 9 });
    await outbox()();
    expect(vendor.asked.length).toBe(before + 1);
    now = due ?? now;
    await outbox()();
    expect(written(before)).toEqual(['note 1', 'note 1', 'note 2']);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('are not held up by one that is refused', async () => {
    vendor.answering = (asked, response) => json(asked.body.includes('note 1') ? 422 : 200, { id: 9 })(asked, response);
    await putNoteOut(db, note('1'));
    await putNoteOut(db, note('2'));
    await outbox()();
    expect(await states()).toEqual(['refused', 'sent']);
  });

  it('are for the user to decide where the background ended, or no answer came, while they were sent', async () => {
    const before = vendor.asked.length;
    await putNoteOut(db, note('1', { state: { kind: 'sending', tries: 1, since: now as Millis } }));
    await outbox()();
    expect(await states()).toEqual(['unsure']);
    expect(vendor.asked.length).toBe(before);
    vendor.answering = () => undefined;
    await putNoteOut(db, note('2'));
    await outbox()();
    expect(await states()).toEqual(['unsure', 'unsure']);
  });

  it('are written with their note or not at all, and taken back with it while they wait', async () => {
    const records = {
      interactions: [],
      voices: [],
      opportunities: [],
      competitors: [],
      out: [note('1'), note('2', { customerId: 'bo' as CustomerId })],
    };
    await appendNote(db, records, 'ada');
    await appendNote(db, records, 'ada');
    expect(await states()).toEqual(['waiting', 'waiting']);
    await putNoteOut(db, note('1', { state: { kind: 'sent', at: now as Millis } }));
    await removeNote(db, records);
    expect((await notesOut(db)).map(({ id }) => id)).toEqual(['1']);
    await forgetSent(db, (now + 1) as Millis);
    expect(await notesOut(db)).toEqual([]);
  });
});

it.each<[Failure, NoteOut['state']['kind']]>([
  [{ kind: 'offline' }, 'waiting'],
  [{ kind: 'unavailable', status: 503 }, 'waiting'],
  [{ kind: 'unavailable', status: 502 }, 'unsure'],
  [{ kind: 'slow' }, 'unsure'],
  [{ kind: 'unauthorised' }, 'refused'],
  [{ kind: 'notPermitted', origin: 'https://desk.example' }, 'refused'],
  [{ kind: 'refused', status: 422, said: '' }, 'refused'],
])('%j leaves a note %s', (failure, kind) => {
  const clock = { now: () => millisOf(new Date(now)), random: () => 0.5 };
  expect(stateAfter(failure, 1, clock).kind).toBe(kind);
});

it('waits longer with each try, and never more than an hour and a half', () => {
  const clock = { now: () => 0 as Millis, random: () => 1 };
  const waits = Array.from({ length: 20 }, (_, tries) => stateAfter({ kind: 'offline' }, tries + 1, clock)).map((state) =>
    state.kind === 'waiting' ? state.notBefore : 0,
  );
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  expect(waits.at(0)).toBe(45_000);
  expect(waits.at(-1)).toBe(5_400_000);
});
