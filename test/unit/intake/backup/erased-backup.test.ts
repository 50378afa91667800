import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCustomers, getCustomer } from '@/utils/db/customers';
import { eraseCustomer } from '@/utils/db/erase';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { type Backup, openBackup, writeBackup } from '@/utils/intake/backup/backup-file';
import { inspectBackup } from '@/utils/intake/backup/inspect';
import { backupLines } from '@/utils/intake/backup/lines';
import { restoreBackup } from '@/utils/intake/backup/restore';
import { allCustomers } from '../../db/contents';

const customer = (name: string, rest: Partial<Customer> = {}): Customer => ({
  ...{ id: newId(), kind: 'person', name, emails: [`${name}@acme.example`.toLowerCase() as Email], domains: [], phones: [], tags: [] },
  ...{ sourceKeys: [`id:${name}`], createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1, ...rest },
});
const acme = customer('Acme', { kind: 'company', emails: [] });
const ann = customer('Ann', { companyId: acme.id });
const bo = customer('Bo', { companyId: acme.id });

async function backupOf(of: Database): Promise<Backup> {
  const parts: BlobPart[] = [];
  for await (const part of writeBackup(backupLines(of), { createdAt: 1 as Millis, schema: 1 })) parts.push(part);
  const opened = await openBackup(new Blob(parts));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

const names = async (of: Database) => (await allCustomers(of)).map(({ name }) => name).sort();

let db: Database;
let turn = 0;
beforeEach(async () => {
  db = await openDatabase({}, `erased-backup-${turn++}`);
  await addCustomers(db, [acme, ann, bo]);
  await db.put('drafts', { customerId: ann.id, text: 'Ann likes', savedAt: 1 as Millis });
  await db.put('undo', { importId: newId<'import'>(), chunk: 0, steps: [{ store: 'customers', before: ann, after: ann }] });
});
afterEach(() => db.close());

describe.each(['merge', 'replace'] as const)('an older backup, restored to %s,', (mode) => {
  it('says who was erased since, and leaves them away: no record, draft or undo log', async () => {
    const backup = await backupOf(db);
    await eraseCustomer(db, ann.id);
    expect(await inspectBackup(db, backup)).toMatchObject({ ok: true, value: { customers: 3, erased: 1 } });
    expect(await restoreBackup(db, backup, { mode })).toEqual({ ok: true, value: { customers: 2, erased: 1 } });
    expect(await names(db)).toEqual(['Acme', 'Bo']);
    expect(JSON.stringify([await db.getAll('drafts'), await db.getAll('undo')])).not.toContain('Ann');
  });

  it('brings them back where the user says so', async () => {
    const backup = await backupOf(db);
    await eraseCustomer(db, ann.id);
    expect(await restoreBackup(db, backup, { mode, takesErased: true })).toEqual({ ok: true, value: { customers: 3, erased: 0 } });
    expect((await getCustomer(db, ann.id))?.companyId).toBe(acme.id);
  });

  it('gives nobody an erased company', async () => {
    const backup = await backupOf(db);
    await eraseCustomer(db, acme.id);
    await restoreBackup(db, backup, { mode });
    expect(await names(db)).toEqual(['Ann', 'Bo']);
    expect((await getCustomer(db, ann.id))?.companyId).toBeUndefined();
  });
});

it('a backup made after the erasure keeps it: the new profile refuses them as well', async () => {
  const older = await backupOf(db);
  await eraseCustomer(db, ann.id);
  const newer = await backupOf(db);
  const other = await openDatabase({}, 'erased-backup-new');
  await restoreBackup(other, newer, { mode: 'merge' });
  expect(await restoreBackup(other, older, { mode: 'merge' })).toMatchObject({ value: { erased: 1 } });
  expect(await names(other)).toEqual(['Acme', 'Bo']);
  other.close();
});

it('whoever was erased and came back before the backup is in it as any other', async () => {
  await eraseCustomer(db, ann.id);
  await addCustomers(db, [customer('Ann')]);
  const backup = await backupOf(db);
  const other = await openDatabase({}, 'erased-backup-back');
  expect(await restoreBackup(other, backup, { mode: 'merge' })).toMatchObject({ value: { customers: 3, erased: 0 } });
  expect(await names(other)).toEqual(['Acme', 'Ann', 'Bo']);
  other.close();
});
