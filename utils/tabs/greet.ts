import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import { wasGreeted } from '@/utils/settings/greeted';
import { getSetting, setSetting } from '@/utils/settings/setting';

/** Opens the welcome page, once in the life of the data. */
export async function greet(db: Database): Promise<void> {
  if (await getSetting(db, wasGreeted)) return;
  await setSetting(db, wasGreeted, true);
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
