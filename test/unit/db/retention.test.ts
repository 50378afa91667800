import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import { putRows } from '@/utils/db/packs';
import { countExpired } from '@/utils/db/retention';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import { keptSince, type Retention } from '@/utils/domain/retention';
import type { Millis } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { retention } from '@/utils/settings/retention';
import { setSetting } from '@/utils/settings/setting';
import { keepRetention } from '@/utils/state/retention';
import { allInteractions, allVoices } from './contents';

const moment = (text: string) => new Date(text).getTime() as Millis;
const now = moment('2026-11-25T10:00');

const contact = (customerId: CustomerId, at: string, rest: Partial<Interaction> = {}): Interaction => ({
  ...{ id: newId(), customerId, at: moment(at), channel: 'mail', team: 'sales', direction: 'in', summary: at, revision: 1 },
  ...rest,
});

let db: Database;
let turn = 0;
beforeEach(async () => {
  db = await openDatabase({}, `retention-${turn++}`);
});

/** As many customers, each with these contacts, and an old promise. */
async function fill(customers: number, contactsOf: (id: CustomerId) => readonly Interaction[]): Promise<void> {
  const made = Array.from({ length: customers }, (_, index) => ({
    ...{ id: newId<'customer'>(), kind: 'person', name: `Customer ${index}`, emails: [], domains: [], phones: [], tags: [] },
    ...{ sourceKeys: [], createdAt: now, updatedAt: now, revision: 1 },
  })) as Customer[];
  await addCustomers(db, made);
  const promise = {
    kind: 'promise',
    about: 'us',
    text: 'A lamp',
    at: moment('2019-01-01'),
    author: '',
    state: 'open',
    revision: 1,
  } as const;
  await writing(db, ['interactions', 'voices'], async (session) => {
    await putRows(
      session,
      'interactions',
      made.flatMap(({ id }) => contactsOf(id)),
    );
    await putRows(
      session,
      'voices',
      made.map(({ id }): Voice => ({ ...promise, id: newId(), customerId: id })),
    );
  });
}

const left = async () => (await allInteractions(db)).map(({ summary }) => summary).sort();
const days = ['2020-01-01T12:00', '2024-11-24T23:59', '2024-11-25T00:00', '2026-11-01T12:00'];

describe('contacts are kept', () => {
  it.each<[Retention, number]>([
    ['forever', 4],
    [5, 3],
    [2, 2],
    [1, 1],
  ])('for %s: %i of four', async (period, count) => {
    await fill(1, (id) => days.map((day) => contact(id, day)));
    await setSetting(db, retention, period);
    expect(await keepRetention(db, now)).toBe(4 - count);
    expect(await left()).toEqual(days.slice(4 - count));
  });

  it('where they are open or planned, however old; and so is what customers said', async () => {
    await fill(1, (id) => [contact(id, days[0] ?? '', { status: 'open' }), contact(id, days[0] ?? '', { status: 'planned' })]);
    await setSetting(db, retention, 1);
    expect(await keepRetention(db, now)).toBe(0);
    expect(await allVoices(db)).toHaveLength(1);
  });

  it('of many customers too, and as many go as were foretold', async () => {
    await fill(300, (id) => days.map((day) => contact(id, day)));
    await setSetting(db, retention, 2);
    const foretold = await countExpired(db, keptSince(2, now) ?? now);
    expect(foretold).toBe(600);
    expect(await keepRetention(db, now)).toBe(foretold);
    expect(await left()).toHaveLength(600);
    expect(await keepRetention(db, now)).toBe(0);
  });

  it('in no undo log and no earlier version', async () => {
    await fill(1, (id) => [contact(id, days[0] ?? '', { revision: 2 })]);
    const [row] = await allInteractions(db);
    if (row === undefined) throw new Error('nothing to forget');
    const importId = newId<'import'>();
    await db.put('history', { key: `${row.id}@1`, recordId: row.id, store: 'interactions', record: row });
    await db.put('imports', {
      ...{ id: importId, kind: 'interactions', fileName: 'a.csv', startedAt: now },
      ...{ rows: 1, added: 0, changed: 1, unchanged: 0, refused: 0 },
    });
    await db.put('undo', { importId, chunk: 0, steps: [{ store: 'interactions', before: row, after: row }] });
    await setSetting(db, retention, 1);
    await keepRetention(db, now);
    expect(JSON.stringify([await db.getAll('history'), await db.getAll('undo')])).not.toContain(days[0]);
  });
});
