import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import { THEME, type Theme } from '@/utils/domain/theme';
import { FIGURES_HIDDEN } from '@/utils/messaging/figures';
import { hiddenFigures } from '@/utils/settings/figures';
import { getSetting } from '@/utils/settings/setting';
import { theme } from '@/utils/settings/theme';
import { switchFigures } from '@/utils/state/hidden-figures';

/** The command's name in the manifest. */
const COMMAND = 'hide-figures';

/** Covers or shows all amounts at the user's key, wherever in the browser the keyboard is. */
export function serveHiddenFigures(database: () => Promise<Database>, report: (error: unknown) => void): void {
  const turn = async () => {
    const db = await database();
    await switchFigures(db);
    await tellCards(db);
  };
  browser.commands.onCommand.addListener((command) => {
    if (command === COMMAND) void turn().catch(report);
  });
}

/** Whether amounts are covered, and how our pages look, for the cards: their frames hear of it by the session. */
export async function tellCards(db: Database): Promise<{ readonly areFiguresHidden: boolean; readonly theme: Theme }> {
  const [isHidden, look] = await Promise.all([getSetting(db, hiddenFigures), getSetting(db, theme)]);
  await browser.storage.session.set({ [FIGURES_HIDDEN]: isHidden, [THEME]: look });
  return { areFiguresHidden: isHidden, theme: look };
}
