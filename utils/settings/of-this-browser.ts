import { POLICY } from '@/utils/db/settings';
import { HIDDEN_FIGURES } from './figures';

/** The keys of settings that no backup holds, and that no restoring changes. */
export const ofThisBrowser: readonly string[] = [HIDDEN_FIGURES, POLICY];

export const isOfThisBrowser = (key: string): boolean => ofThisBrowser.includes(key);
