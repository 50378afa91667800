import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Capture } from '@/utils/messaging/capture';
import { type Focus, focusKey, isOfPage } from '@/utils/messaging/focus';

/**
 * Whom the page of a note shows, from the first that is known of them. Whoever is quick presses the key before the page is read: then it is
 * heard when that is so. What the page turns to after somebody was there is another conversation's.
 */
export async function shownBeside({ tabId, url }: Pick<Capture, 'tabId' | 'url'>): Promise<ReadonlySignal<Focus | undefined>> {
  const shown = signal<Focus | undefined>(undefined);
  if (tabId === undefined) return shown;
  const key = focusKey(tabId);
  const meet = (stored: unknown) => {
    const focus = stored as Focus | undefined;
    const isSomebodyThere = shown.peek()?.people.length;
    if (focus && !isSomebodyThere && isOfPage(focus, url)) shown.value = focus;
  };
  // Heard before it is asked: what is stored in between is not missed.
  browser.storage.session.onChanged.addListener((changes) => meet(changes[key]?.newValue));
  meet((await browser.storage.session.get(key))[key]);
  return shown;
}
