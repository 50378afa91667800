import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import { covers, siteOf } from '@/utils/domain/site';
import { millisOf } from '@/utils/domain/time';
import { teachingKey } from '@/utils/messaging/focus';
import { order } from '@/utils/messaging/orders';
import { addRule, taughtRules } from '@/utils/settings/rules';
import { getSetting } from '@/utils/settings/setting';
import { decodeLesson, type Lesson } from '@/utils/teaching/rule';

/** What the user taught about the site of that page, newest first: nothing of other sites, and not when. */
export async function lessonsAt(db: Database, address: string): Promise<Lesson[]> {
  const rules = await getSetting(db, taughtRules);
  return rules
    .filter(({ site }) => covers(site, address))
    .map(({ path, selector, label, attribute }) => ({ path, selector, label, attribute }));
}

/** Lets the user point in that tab. @param run puts the script there; resolves with whether it could */
export async function startTeaching(tabId: number, run: () => Promise<boolean>): Promise<boolean> {
  await endTeaching(tabId);
  await browser.storage.session.set({ [teachingKey(tabId)]: true });
  const runs = await run();
  if (!runs) await browser.storage.session.remove(teachingKey(tabId));
  return runs;
}

/** Ends pointing, however it ended. */
export async function endTeaching(tabId: number): Promise<void> {
  await browser.storage.session.remove(teachingKey(tabId));
  await order(tabId, 'stopTeaching');
}

/** What was taught changed: every page that is read asks again. */
export async function learnEverywhere(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && order(id, 'learn')));
}

/** Keeps what the user pointed at, and lets the tab's spotter read by it. A page that was not asked is not heard. */
export async function learn(db: Database, input: unknown, { tabId, address }: { tabId: number; address: string }): Promise<void> {
  const key = teachingKey(tabId);
  const wasAsked = (await browser.storage.session.get(key))[key] === true;
  if (!wasAsked) return;
  await browser.storage.session.remove(key);
  const lesson = decodeLesson(input);
  const site = siteOf(address);
  if (lesson === undefined || site === undefined) return;
  await addRule(db, { ...lesson, site, taughtAt: millisOf(new Date()) });
  await order(tabId, 'learn');
}
