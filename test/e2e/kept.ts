import type { Page } from 'playwright';
import type { browser } from 'wxt/browser';
import type { Focus } from '@/utils/messaging/focus';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

/** Whom the background keeps as the focus of any tab: the subjects and addresses of their pages. */
export async function focuses(ours: Page): Promise<readonly Focus[]> {
  const stored: Record<string, unknown> = await ours.evaluate(() => chrome.storage.session.get(null));
  return Object.entries(stored).flatMap(([key, value]) => (key.startsWith('focus:') ? [value as Focus] : []));
}

/** Every record of a store in the extension's database; of packs, every row. */
export const recordsOf = (ours: Page, store: string): Promise<readonly Record<string, unknown>[]> =>
  ours.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('regard');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.flat());
          };
        };
      }),
    store,
  );
