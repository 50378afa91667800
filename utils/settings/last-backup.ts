import { type CivilDate, parseCivilDate } from '@/utils/domain/time';
import type { Setting } from './setting';

/** The day of the last backup; undefined where none was made. */
export const lastBackup: Setting<CivilDate | undefined> = {
  key: 'lastBackup',
  fallback: undefined,
  parse: (stored) => (typeof stored === 'string' ? parseCivilDate(stored) : undefined),
};
