import { type Browser, browser } from 'wxt/browser';

/** Starts the spotter in a tab. */
export async function startSpotter({ id }: Pick<Browser.tabs.Tab, 'id'>): Promise<void> {
  if (id !== undefined) await runIn(id, '/spotter.js');
}

/** Runs one of our scripts in a tab; resolves with whether it could. */
export async function runIn(
  tabId: number,
  file: '/spotter.js' | '/marks.js' | '/cards.js' | '/pulse.js' | '/guard.js' | '/teach.js' | `/host-${string}.js`,
): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [file as '/spotter.js'] });
    return true;
  } catch {
    // A page that no extension may read, as a store's or an error page, or one that is gone.
    return false;
  }
}

/** Draws the marks of a tab, where they are not drawn already, or takes them away. */
export async function mark(tabId: number, isOn: boolean): Promise<void> {
  if (isOn) await runIn(tabId, '/marks.js');
  else await browser.scripting.executeScript({ target: { tabId }, func: takeMarksAway }).catch(() => undefined);
}

/** Runs in the page beside the marks: nothing from outside of it can be used. */
function takeMarksAway(): void {
  (globalThis as { regardShared?: { readonly marks?: { stop(): void } } }).regardShared?.marks?.stop();
}
