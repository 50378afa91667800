import type { Database } from '@/utils/db/schema';
import { changeSetting, readSetting, writeSetting } from '@/utils/db/settings';

/**
 * Settings live in the extension's own database, not in `storage.local`: Firefox shows that to content scripts, whose process is the
 * page's, and a page must not learn whose mailbox it is shown in.
 */
export interface Setting<T> {
  readonly key: string;
  readonly fallback: T;
  /** The stored value as today's type; undefined where it is not one. */
  parse(stored: unknown): T | undefined;
}

export async function getSetting<T>(db: Database, setting: Setting<T>): Promise<T> {
  return setting.parse(await readSetting(db, setting.key)) ?? setting.fallback;
}

export const setSetting = <T>(db: Database, setting: Setting<T>, value: T): Promise<void> => writeSetting(db, setting.key, value);

/** Changes a setting by what it is at that moment: of two pages that change it at once, neither takes back what the other did. */
export const editSetting = <T>(db: Database, setting: Setting<T>, edit: (value: T) => T): Promise<void> =>
  changeSetting(db, setting.key, (stored) => edit(setting.parse(stored) ?? setting.fallback));
