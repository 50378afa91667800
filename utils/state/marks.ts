import type { Database } from '@/utils/db/schema';
import { readPolicy } from '@/utils/settings/policy/kept';
import { isOff } from '@/utils/settings/policy/policy';
import { getSetting } from '@/utils/settings/setting';
import { choiceAt, siteChoices } from '@/utils/settings/sites';

/** Whether marks stand beside the people of the page at that address. */
export const areMarksOn = async (db: Database, address: string): Promise<boolean> =>
  !isOff(await readPolicy(db), 'marks') && choiceAt(await getSetting(db, siteChoices), address).hasMarks;
