import type { Database } from '@/utils/db/schema';
import { getSetting } from '@/utils/settings/setting';
import { choiceAt, siteChoices } from '@/utils/settings/sites';

/** Whether marks stand beside the people of the page at that address. */
export const areMarksOn = async (db: Database, address: string): Promise<boolean> =>
  choiceAt(await getSetting(db, siteChoices), address).hasMarks;
