import { browser } from 'wxt/browser';
import { covers } from '@/utils/domain/site';
import { order } from '@/utils/messaging/orders';

/**
 * Ends the spotters in the tabs of sites that were just switched off: the browser goes on running what it injected before. Resolves with
 * those tabs. The browser no longer tells where they are, so each spotter is asked; one that lies could do no more than go on reading its
 * own page, which is the page's process anyway.
 */
export async function silence(sites: readonly string[]): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  const silenced = await Promise.all(
    tabs.map(async ({ id }) => {
      const address = id === undefined ? undefined : await order(id, 'where');
      if (id === undefined || address === undefined || !sites.some((site) => covers(site, address))) return [];
      await order(id, 'stop');
      return [id];
    }),
  );
  return silenced.flat();
}
