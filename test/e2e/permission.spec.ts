import { quickAdd, select } from './driven';
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

test('takes a note about a page that it may read for one press alone, and about one that it may not', async ({ inbox }, testInfo) => {
  const regard = await startRegard(testInfo.outputPath('profile'), { mode: 'production' });
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  // The same permission as the key gives: for this tab, until it goes elsewhere.
  await regard.openPanel(page);
  await select(page, 'Hanneke');
  const note = await quickAdd(regard, page);
  await expect(note.getByRole('blockquote')).toHaveText('Hanneke');

  const other = await regard.context.newPage();
  await other.goto(`${inbox.replace('127.0.0.1', 'localhost')}/mail/4`);
  const second = await quickAdd(regard, other, { selectionText: 'as the menu tells it', frameId: 0 });
  await expect(second.getByRole('blockquote')).toHaveText('as the menu tells it');
  await regard.close();
});
