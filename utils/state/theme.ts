import type { Database } from '@/utils/db/schema';
import { THEME, type Theme, wearTheme } from '@/utils/domain/theme';
import { getSetting } from '@/utils/settings/setting';
import { theme } from '@/utils/settings/theme';

/**
 * Reads the setting, and puts it where each page of ours finds it before it draws anything (`entrypoints/theme.ts`): the page's own storage is
 * read at once, the database is not. Pages that are open hear of it.
 */
export async function mirrorTheme(db: Database): Promise<Theme> {
  const chosen = await getSetting(db, theme);
  localStorage.setItem(THEME, chosen);
  wearTheme(document, chosen);
  return chosen;
}
