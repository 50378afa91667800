import { browser } from 'wxt/browser';
import { startSpotter } from './scripts';

/** Kept for the session: pages that were open when it began have their spotter. */
export const INJECTED = 'injected';

/** What is asked for while it runs is done once more after it: of many changes at once only the first and the last count. */
export function oneAtATime(work: () => Promise<void>, report: (error: unknown) => void): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await work().catch(report);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}

/** Registers the spotter for every site that the user allowed, and starts it in tabs that are open there already. What is allowed only to be asked is no site. */
export async function injectSpotter(held: readonly string[]): Promise<void> {
  const { origins: allowed = [] } = await browser.permissions.getAll();
  const origins = allowed.filter((origin) => !held.includes(origin));
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: ['spotter'] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: ['spotter'] });
  if (origins.length === 0) return;
  await browser.scripting.registerContentScripts([
    { id: 'spotter', js: ['/spotter.js'], matches: origins, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
  await browser.storage.session.set({ [INJECTED]: true });
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.all(tabs.map((tab) => startSpotter(tab)));
}
