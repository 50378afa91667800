import type { Database } from '@/utils/db/schema';
import { getSetting, marksOffSites } from '@/utils/settings/items';
import { isOfSite } from '@/utils/settings/match-pattern';

/** Whether marks stand beside the people of that page: on unless they were switched off for its site. */
export async function areMarksOn(db: Database, address: string): Promise<boolean> {
  return !(await getSetting(db, marksOffSites)).some((pattern) => isOfSite(address, pattern));
}
