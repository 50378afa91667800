import type { Database } from '@/utils/db/schema';
import { changeSetting, POLICY, readSetting, readSettings, writeSetting } from '@/utils/db/settings';
import type { Policy } from './policy/policy';

/**
 * Settings live in the extension's own database, not in `storage.local`: Firefox shows that to content scripts, whose process is the
 * page's, and a page must not learn whose mailbox it is shown in.
 */
export interface Setting<T> {
  readonly key: string;
  readonly fallback: T;
  /** The stored value as today's type; undefined where it is not one. */
  parse(stored: unknown): T | undefined;
  /** What it is under a policy, of what the user set, or undefined where they set nothing; absent where no policy decides it. */
  under?(policy: Policy, own: T | undefined): T | undefined;
}

/** What holds: the policy, and under it what the user set. Here alone the two meet. What reads a policy is loaded where there is one. */
export async function getSetting<T>(db: Database, setting: Setting<T>): Promise<T> {
  if (setting.under === undefined) return getOwnSetting(db, setting);
  const [stored, told] = await readSettings(db, [setting.key, POLICY]);
  const own = setting.parse(stored);
  if (told === undefined) return own ?? setting.fallback;
  const { decodePolicy } = await import('./policy/decode');
  return setting.under(decodePolicy(told).policy, own) ?? setting.fallback;
}

/** What the user set, whatever a policy says: for the form in which they set it. */
export async function getOwnSetting<T>(db: Database, setting: Setting<T>): Promise<T> {
  return setting.parse(await readSetting(db, setting.key)) ?? setting.fallback;
}

export const setSetting = <T>(db: Database, setting: Setting<T>, value: T): Promise<void> => writeSetting(db, setting.key, value);

/** Changes a setting by what it is at that moment: of two pages that change it at once, neither takes back what the other did. */
export const editSetting = <T>(db: Database, setting: Setting<T>, edit: (value: T) => T): Promise<void> =>
  changeSetting(db, setting.key, (stored) => edit(setting.parse(stored) ?? setting.fallback));
