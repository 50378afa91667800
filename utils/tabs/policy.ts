import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import { keepPolicy } from '@/utils/settings/policy/kept';

/** Keeps what the administrator decided as the browser tells it: now, and whenever it changes while we run. `changed` is called where it is another. */
export function followPolicy(database: () => Promise<Database>, changed: () => Promise<void>, report: (error: unknown) => void): void {
  const look = async () => {
    const told = await toldPolicy();
    if (await keepPolicy(await database(), told)) await changed();
  };
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') void look().catch(report);
  });
  void look().catch(report);
}

/** What the browser tells; undefined where nobody manages it. */
async function toldPolicy(): Promise<Record<string, unknown> | undefined> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox refuses where no administrator wrote a policy for us: the ordinary case.
    return undefined;
  }
}
