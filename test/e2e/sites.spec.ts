import { startWithSites } from './grant';
import { focuses } from './kept';
import { expect, test } from './regard';

test('a site that is switched off falls silent at once, in open tabs too', async ({ inbox }, testInfo) => {
  const regard = await startWithSites(testInfo.outputPath('profile'), ['http://127.0.0.1/*', 'http://localhost/*']);
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  const other = await regard.context.newPage();
  await other.goto(`${inbox.replace('127.0.0.1', 'localhost')}/mail/2`);
  const options = await regard.ourPage('options.html');
  await expect.poll(() => focuses(options)).toHaveLength(2);

  const sites = options.getByRole('region', { name: 'Sites' });
  await sites.getByRole('switch', { name: /^http:\/\/127\.0\.0\.1/ }).click();
  await expect.poll(() => focuses(options)).toHaveLength(1);
  // What ran there was told: changes of the page and of its address are not announced any more.
  await page.evaluate(() => {
    document.querySelector('main')?.append('From: eve@evil.example');
    history.pushState(null, '', '/mail/2');
  });
  await page.waitForTimeout(1500);
  expect((await focuses(options)).map(({ sighting }) => new URL(sighting.url).hostname)).toEqual(['localhost']);
  // Nothing is put there anew.
  await page.goto(`${inbox}/mail/1`);
  await page.waitForTimeout(1000);
  expect(await focuses(options)).toHaveLength(1);
  // The other site is read as before.
  await other.goto(`${inbox.replace('127.0.0.1', 'localhost')}/mail/1`);
  await expect.poll(async () => (await focuses(options))[0]?.sighting.url).toContain('/mail/1');

  // It stays in the list until it is removed.
  const row = sites.getByRole('switch', { name: /^http:\/\/127\.0\.0\.1/ });
  await expect(row).not.toBeChecked();
  await sites.getByRole('button', { name: 'Remove http://127.0.0.1' }).click();
  await expect(row).toHaveCount(0);
  await sites.getByRole('button', { name: 'Remove http://localhost' }).click();
  await expect(sites.getByText('No site is switched on yet.')).toBeVisible();
  await expect.poll(() => focuses(options)).toEqual([]);
  await regard.close();
});
