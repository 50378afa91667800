import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import { createSearch, type Search } from '@/utils/state/search';
import { contentOf, describe, escapeXml } from './omnibox-words';

const MOST = 6;
const PANEL = '/sidepanel.html';
/** Chromium reads suggestions as XML; Firefox shows them as they are. */
const isXml = import.meta.env.CHROME;

/** Finds customers from the address bar, behind the keyword of the manifest; Enter shows one in a tab of its own. */
export function serveOmnibox(database: () => Promise<Database>, report: (error: unknown) => void): void {
  const search = searchOver(database);
  let newest = '';

  async function suggest(text: string, answer: (found: { content: string; description: string }[]) => void): Promise<void> {
    newest = text;
    const found = await search(text, MOST);
    if (newest !== text) return;
    // The first stands behind Enter as it is typed, and needs no line of its own.
    const [first, ...others] = found;
    browser.omnibox.setDefaultSuggestion({ description: first === undefined ? nobodyBy(text) : describe(first, isXml) });
    answer(others.map((customer) => ({ content: contentOf(customer), description: describe(customer, isXml) })));
  }

  async function enter(text: string, disposition: string): Promise<void> {
    const found = await search(text, MOST);
    const customer = found.find((one) => contentOf(one) === text) ?? found[0];
    const url = browser.runtime.getURL(customer === undefined ? `${PANEL}?find=${encodeURIComponent(text)}` : showing(customer));
    if (disposition === 'currentTab') await browser.tabs.update({ url });
    else await browser.tabs.create({ url, active: disposition !== 'newBackgroundTab' });
  }

  browser.omnibox.onInputStarted.addListener(() => browser.omnibox.setDefaultSuggestion({ description: plain(i18n.t('omnibox.hint')) }));
  browser.omnibox.onInputChanged.addListener((text, answer) => void suggest(text, answer).catch(report));
  browser.omnibox.onInputEntered.addListener((text, disposition) => void enter(text, disposition).catch(report));
}

const showing = ({ id }: Customer): `${typeof PANEL}${string}` => `${PANEL}?customer=${encodeURIComponent(id)}`;

const nobodyBy = (text: string): string => plain(text.trim() === '' ? i18n.t('omnibox.hint') : i18n.t('find.nobody', [text]));

const plain = (sentence: string): string => (isXml ? escapeXml(sentence) : sentence);

/** The search over the database that is open, made when it is first wanted, and anew once another is open. */
function searchOver(database: () => Promise<Database>): Search {
  let made: { readonly db: Database; readonly search: Search; readonly stop: AbortController } | undefined;
  return async (query, limit) => {
    const db = await database();
    if (made?.db !== db) {
      made?.stop.abort();
      const stop = new AbortController();
      made = { db, search: createSearch(db, stop.signal), stop };
    }
    return made.search(query, limit);
  };
}
