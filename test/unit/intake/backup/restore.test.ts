import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCustomers, findByEmails, getCustomer, updateCustomer } from '@/utils/db/customers';
import { eraseAll, eraseCustomer } from '@/utils/db/erase';
import { appendNote, type NoteRecords } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import { type CivilDate, type Millis, noonOf } from '@/utils/domain/time';
import { type Backup, openBackup, writeBackup } from '@/utils/intake/backup/backup-file';
import { backupLines } from '@/utils/intake/backup/lines';
import { restoreBackup } from '@/utils/intake/backup/restore';
import { decodeSample } from '@/utils/intake/sample-file';
import { writeSample } from '@/utils/intake/sample-write';
import { hiddenFigures } from '@/utils/settings/figures';
import { ownIdentities } from '@/utils/settings/items';
import { getSetting, setSetting } from '@/utils/settings/setting';
import { buildSearch } from '@/utils/state/search';
import { contents } from '../../db/contents';

const today = '2026-03-14' as CivilDate;
const sample = decodeSample(JSON.parse(readFileSync(new URL('../../../../public/sample.json', import.meta.url), 'utf8')));

let db: Database;
let other: Database;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `backup-${turn}`);
  other = await openDatabase({}, `backup-other-${turn++}`);
  if (sample === undefined) throw new Error('public/sample.json cannot be read');
  await writeSample(db, sample, today);
  await updateCustomer(db, await somebody(db), (before) => ({ ...before, role: 'Owner' }));
  await setSetting(db, ownIdentities, ['me@shop.example']);
});
afterEach(() => {
  db.close();
  other.close();
});

const somebody = async (of: Database) => (await contents(of)).customers.find(({ kind }) => kind === 'person')?.id ?? newId<'customer'>();

async function backupOf(lines: AsyncIterable<string>): Promise<Backup> {
  const parts: BlobPart[] = [];
  for await (const part of writeBackup(lines, { createdAt: 1 as Millis, schema: 1 })) parts.push(part);
  const opened = await openBackup(new Blob(parts));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

const ann: Customer = {
  ...{ id: newId(), kind: 'person', name: 'Ann Lee', emails: ['ann@acme.example' as Email], domains: [], phones: [], tags: [] },
  ...{ sourceKeys: ['id:7'], createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1 },
};
const note = (customerId: Customer['id'], text: string): NoteRecords => ({
  ...{ interactions: [], opportunities: [], competitors: [] },
  voices: [{ id: newId(), customerId, kind: 'need', about: 'us', text, at: noonOf(today), author: '', state: 'open', revision: 1 }],
});

describe('a restored backup', () => {
  it('is all that was there, in an empty database', async () => {
    const restored = await restoreBackup(other, await backupOf(backupLines(db)), { mode: 'replace' });
    expect(restored).toEqual({ ok: true, value: { customers: sample?.customers.length, erased: 0 } });
    expect(await contents(other)).toEqual(await contents(db));
    expect(await other.getAll('settings')).toEqual(await db.getAll('settings'));
  });

  it('replaces what was there, and only that', async () => {
    const backup = await backupOf(backupLines(db));
    const before = await contents(db);
    await addCustomers(db, [ann]);
    await appendNote(db, note(await somebody(db), 'A quieter saw'), '');
    await updateCustomer(db, await somebody(db), (customer) => ({ ...customer, role: 'Somebody else' }));
    await restoreBackup(db, backup, { mode: 'replace' });
    expect(await contents(db)).toEqual(before);
    expect((await findByEmails(db, ann.emails)).size).toBe(0);
  });

  it('holds nothing of whether amounts are covered, and does not uncover them', async () => {
    const backup = await backupOf(backupLines(db));
    await setSetting(db, hiddenFigures, true);
    await restoreBackup(db, backup, { mode: 'replace' });
    expect(await getSetting(db, hiddenFigures)).toBe(true);
    await restoreBackup(other, await backupOf(backupLines(db)), { mode: 'replace' });
    expect(await getSetting(other, hiddenFigures)).toBe(false);
  });

  it('merged into what it was made of changes nothing', async () => {
    const before = await contents(db);
    await restoreBackup(db, await backupOf(backupLines(db)), { mode: 'merge' });
    expect(await contents(db)).toEqual(before);
  });

  it('merged keeps what is newer here, and brings what is missing', async () => {
    const backup = await backupOf(backupLines(db));
    const id = await somebody(db);
    await updateCustomer(db, id, (customer) => ({ ...customer, role: 'Chief' }));
    await eraseCustomer(db, (await contents(db)).customers.find((customer) => customer.id !== id)?.id ?? id);
    await addCustomers(db, [ann]);
    await restoreBackup(db, backup, { mode: 'merge', takesErased: true });
    expect((await getCustomer(db, id))?.role).toBe('Chief');
    expect((await getCustomer(db, ann.id))?.name).toBe('Ann Lee');
    expect((await contents(db)).customers).toHaveLength((sample?.customers.length ?? 0) + 1);
  });

  it('merged gives the facts of somebody known by another id to whom we know', async () => {
    const twin: Customer = { ...ann, id: newId() };
    await addCustomers(other, [twin]);
    await appendNote(other, note(twin.id, 'Spare blades'), '');
    await addCustomers(db, [ann]);
    await restoreBackup(db, await backupOf(backupLines(other)), { mode: 'merge' });
    expect(await getCustomer(db, twin.id)).toBeUndefined();
    expect((await contents(db)).voices.filter(({ customerId }) => customerId === ann.id)).toMatchObject([{ text: 'Spare blades' }]);
  });

  it.each(['{}', 'null', '[]', 'no JSON', '{"kind":"customer","bundle":{"customer":{"id":1}}}'])(
    'that holds the line %s is refused before anything is touched',
    async (foreign) => {
      const before = await contents(other);
      const lines = (async function* () {
        yield* backupLines(db);
        yield foreign;
      })();
      expect(await restoreBackup(other, await backupOf(lines), { mode: 'replace' })).toEqual({ ok: false, error: 'damaged' });
      expect(await contents(other)).toEqual(before);
    },
  );
});

describe('erasing', () => {
  it('one customer leaves no trace of them, and everything else', async () => {
    await addCustomers(db, [ann]);
    await appendNote(db, note(ann.id, 'Lee wants a blue one'), '');
    await updateCustomer(db, ann.id, (before) => ({ ...before, role: 'Chief Lee' }));
    await db.put('undo', { importId: newId<'import'>(), chunk: 0, steps: [{ store: 'customers', before: ann, after: ann }] });
    await db.put('drafts', { customerId: ann.id, text: 'Lee', savedAt: 1 as Millis });
    await buildSearch(db);
    const others = (await contents(db)).customers.filter(({ id }) => id !== ann.id);
    await eraseCustomer(db, ann.id);
    expect((await contents(db)).customers).toEqual(others);
    const rest = await Promise.all([...db.objectStoreNames].filter((name) => name !== 'settings').map((name) => db.getAll(name)));
    expect(JSON.stringify(rest)).not.toMatch(/ann@acme|Lee\b/);
    const texts = rest.flat().flatMap((value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : []));
    expect(texts.join()).not.toContain('ann lee');
  });

  it('everything leaves the settings, and a database that can be used', async () => {
    await eraseAll(db, { keepsSettings: true });
    expect((await contents(db)).customers).toEqual([]);
    expect(await db.count('settings')).toBe(1);
    await addCustomers(db, [ann]);
    expect((await findByEmails(db, ann.emails)).get(ann.emails[0] ?? ('' as Email))).toEqual([ann]);
  });
});
