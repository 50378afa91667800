import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { putImport } from '@/utils/db/imports';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { ImportId } from '@/utils/domain/customer';
import { addDays, type CivilDate, type Millis } from '@/utils/domain/time';
import { lastBackup } from '@/utils/settings/last-backup';
import { keepPolicy } from '@/utils/settings/policy/kept';
import { setSetting } from '@/utils/settings/setting';
import { backupDue, PATIENCE, putOff } from '@/utils/state/backup-reminder';
import { customerWith } from '../customer';

const today = '2026-11-26' as CivilDate;
const later = (days: number) => addDays(today, days);
const imported = (kind: 'sample' | 'customers') => ({
  ...{ id: kind as string as ImportId, kind, fileName: kind, startedAt: 1 as Millis },
  ...{ rows: 1, added: 1, changed: 0, unchanged: 0, refused: 0 },
});

let db: Database;
let count = 0;
beforeEach(async () => {
  db = await openDatabase({}, `backup-reminder-${count++}`);
});

describe('a reminder of a backup', () => {
  it('comes thirty days after there was something to lose, and again as long after it was put off', async () => {
    await addCustomers(db, [customerWith('Ann')]);
    expect(await backupDue(db, today)).toBeUndefined();
    expect(await backupDue(db, later(PATIENCE - 1))).toBeUndefined();
    expect(await backupDue(db, later(PATIENCE))).toEqual({ last: undefined });
    await putOff(db, later(PATIENCE));
    expect(await backupDue(db, later(PATIENCE + 1))).toBeUndefined();
    expect(await backupDue(db, later(2 * PATIENCE))).toEqual({ last: undefined });
  });

  it('counts from the last backup', async () => {
    await addCustomers(db, [customerWith('Ann')]);
    await putOff(db, today);
    await setSetting(db, lastBackup, later(20));
    expect(await backupDue(db, later(PATIENCE))).toBeUndefined();
    expect(await backupDue(db, later(20 + PATIENCE))).toEqual({ last: later(20) });
  });

  it.each<[what: string, prepare: () => Promise<unknown>]>([
    ['nobody is known', async () => undefined],
    ['all is the sample', async () => [await addCustomers(db, [customerWith('Ann')]), await putImport(db, imported('sample'))]],
    ['a team has a copy', async () => [await addCustomers(db, [customerWith('Ann')]), await db.put('team', { invitation: {} }, 'joined')]],
    [
      'an administrator lets nothing out',
      async () => [await addCustomers(db, [customerWith('Ann')]), await keepPolicy(db, { off: ['export'] })],
    ],
  ])('does not come where %s', async (_, prepare) => {
    await prepare();
    await putOff(db, today);
    expect(await backupDue(db, later(90))).toBeUndefined();
  });

  it('comes where a file of the user’s own was brought in beside the sample', async () => {
    await addCustomers(db, [customerWith('Ann')]);
    await putImport(db, imported('sample'));
    await putImport(db, imported('customers'));
    await putOff(db, today);
    expect(await backupDue(db, later(90))).toEqual({ last: undefined });
  });
});
