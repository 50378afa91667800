import { POLICY } from '@/utils/db/settings';
import { BACKUP_REMINDER } from './backup-reminder';
import { HIDDEN_FIGURES } from './figures';

/** The keys of settings that no backup holds, and that no restoring changes. */
export const ofThisBrowser: readonly string[] = [HIDDEN_FIGURES, POLICY, BACKUP_REMINDER];

export const isOfThisBrowser = (key: string): boolean => ofThisBrowser.includes(key);
