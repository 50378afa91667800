import type { browser } from 'wxt/browser';
import { startWithSites } from './grant';
import { expect, test } from './regard';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

test('an origin that is allowed only to be asked is no site, and is given back when no account asks it', async ({ inbox }, testInfo) => {
  const regard = await startWithSites(testInfo.outputPath('profile'), ['http://127.0.0.1/*', 'http://localhost/*']);
  const options = await regard.ourPage('options.html');
  const registered = () =>
    options.evaluate(async () =>
      (await chrome.scripting.getRegisteredContentScripts({ ids: ['spotter'] })).flatMap(({ matches }) => matches ?? []),
    );
  await expect.poll(registered).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);

  // As connecting does it, while the browser asks its user.
  await options.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('regard');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('heldOrigins', 'readwrite');
          transaction.objectStore('heldOrigins').put(true, 'http://127.0.0.1/*');
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await options.evaluate(() => chrome.runtime.sendMessage({ call: 'readSites', input: null }));
  await expect.poll(registered).toEqual(['http://localhost/*']);
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  await page.waitForTimeout(800);
  const focused = await options.evaluate(async () =>
    Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith('focus:')),
  );
  expect(focused).toEqual([]);

  await options.reload();
  const sites = options.getByRole('region', { name: 'Sites' });
  await expect(sites.getByRole('switch', { name: /^http:\/\/localhost/ })).toBeVisible();
  await expect(sites.getByRole('switch', { name: /^http:\/\/127\.0\.0\.1/ })).toHaveCount(0);
  expect(await options.evaluate(() => chrome.permissions.contains({ origins: ['http://127.0.0.1/*'] }))).toBe(false);
  await regard.close();
});
