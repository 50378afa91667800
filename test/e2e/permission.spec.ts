import { customerOf, expect, startRegard, test } from './regard';

test('reads a page once when its button is pressed, and nothing before', async ({ inbox }, testInfo) => {
  const regard = await startRegard(testInfo.outputPath('profile'), { mode: 'production' });
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  const ours = await regard.ourPage('options.html');
  const stored = () =>
    ours.evaluate(() => (globalThis as unknown as { chrome: typeof import('wxt/browser').browser }).chrome.storage.session.get(null));
  await page.bringToFront();
  await page.reload();
  expect(await stored()).toEqual({});

  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  // Under that one press it goes on reading while the page stays; another site is another press.
  const elsewhere = await regard.context.newPage();
  await elsewhere.goto(`${inbox.replace('127.0.0.1', 'localhost')}/mail/4`);
  await expect(panel.getByText('Not switched on here')).toBeVisible();
  await regard.close();
});
