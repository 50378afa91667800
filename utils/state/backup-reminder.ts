import type { Database } from '@/utils/db/schema';
import { type CivilDate, daysBetween } from '@/utils/domain/time';
import { remindedFrom } from '@/utils/settings/backup-reminder';
import { lastBackup } from '@/utils/settings/last-backup';
import { readPolicy } from '@/utils/settings/policy/kept';
import { isOff } from '@/utils/settings/policy/policy';
import { getSetting, setSetting } from '@/utils/settings/setting';

/** So many days without a backup are worth a word. */
export const PATIENCE = 30;

/** The day of the last backup, where there was one: it is time for another. */
export interface Due {
  readonly last: CivilDate | undefined;
}

/**
 * Whether it is time for a backup; undefined where it is not. What stands in this browser alone can be lost with it: of a team the team's
 * database has a copy, the sample is nobody's, and where an administrator lets nothing out nobody is asked for it.
 */
export async function backupDue(db: Database, today: CivilDate): Promise<Due | undefined> {
  if (!(await hasOwnAlone(db)) || isOff(await readPolicy(db), 'export')) return undefined;
  const [last, from] = await Promise.all([getSetting(db, lastBackup), getSetting(db, remindedFrom)]);
  if (from === undefined) {
    await putOff(db, today);
    return undefined;
  }
  const since = last !== undefined && last > from ? last : from;
  return daysBetween(since, today) >= PATIENCE ? { last } : undefined;
}

/** The user was told, and wants to hear of it no sooner than in as many days again. */
export const putOff = (db: Database, today: CivilDate): Promise<void> => setSetting(db, remindedFrom, today);

async function hasOwnAlone(db: Database): Promise<boolean> {
  const [blocks, jobs, joined] = await Promise.all([db.count('customers'), db.getAll('imports'), db.getKey('team', 'joined')]);
  return blocks > 0 && joined === undefined && (jobs.length === 0 || jobs.some(({ kind }) => kind !== 'sample'));
}
