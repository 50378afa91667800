import type { Page } from 'playwright';
import type { browser } from 'wxt/browser';
import type { Focus } from '@/utils/messaging/focus';
import { focusKey } from '@/utils/messaging/focus';
import type { Regard } from './regard';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

/** An address that no server has: its page is what the test says. */
export const SITE = 'https://mail.unknown.example/';

/** A tab that shows a page of the test's own making; nothing else of it reaches any network. */
export async function tabWith(regard: Regard, html: string, url = SITE): Promise<Page> {
  const tab = await regard.context.newPage();
  await tab.route('**/*', (route) =>
    route.request().url().startsWith(url) ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.abort(),
  );
  await tab.goto(url);
  return tab;
}

/** Whom the background holds the tab of that address to show, in order. `ours` is a page of the extension. */
export async function seenAt(ours: Page, url = SITE): Promise<string[]> {
  const stored: Record<string, unknown> = await ours.evaluate(() => chrome.storage.session.get(null));
  const focuses = Object.entries(stored).filter(([key]) => key.startsWith(focusKey(0).slice(0, -1)));
  return focuses
    .map(([, value]) => (value as Focus).sighting)
    .filter((sighting) => sighting.url.startsWith(url))
    .flatMap(({ people }) => people.map(({ email }) => email));
}
