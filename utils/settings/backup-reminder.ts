import { type CivilDate, parseCivilDate } from '@/utils/domain/time';
import type { Setting } from './setting';

/** The key, for whoever keeps it out of backups. */
export const BACKUP_REMINDER = 'backupReminder';

/** The day from which on it counts that no backup was made: when there was something to lose, or when the user put the reminder off. */
export const remindedFrom: Setting<CivilDate | undefined> = {
  key: BACKUP_REMINDER,
  fallback: undefined,
  parse: (stored) => (typeof stored === 'string' ? parseCivilDate(stored) : undefined),
};
