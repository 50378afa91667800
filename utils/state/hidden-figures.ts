import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import { hiddenFigures } from '@/utils/settings/figures';
import { editSetting, getSetting, setSetting } from '@/utils/settings/setting';

/** Tells whether amounts are covered: now, before anything is drawn, and whenever that changes. */
export async function followHiddenFigures(db: Database, cover: (isHidden: boolean) => void, stop: AbortSignal): Promise<void> {
  const look = async () => cover(await getSetting(db, hiddenFigures));
  onChange(({ kinds }) => {
    if (kinds.includes('setting')) void look();
  }, stop);
  await look();
}

/** Covers amounts in all our pages, or shows them; resolves once it is on disk. */
export const hideFigures = (db: Database, isHidden: boolean): Promise<void> => setSetting(db, hiddenFigures, isHidden);

/** The other way round than it is. */
export const switchFigures = (db: Database): Promise<void> => editSetting(db, hiddenFigures, (isHidden) => !isHidden);
