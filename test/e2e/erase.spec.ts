import { readFile } from 'node:fs/promises';
import { violationsOn } from './axe';
import { recordsOf } from './kept';
import { customerOf, expect, test } from './regard';

test('one customer is exported and erased by keyboard alone, and no file brings them back unasked', async ({
  withSample,
  inbox,
}, testInfo) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const more = panel.getByRole('button', { name: 'More about Niamh Kearney' });
  await more.focus();
  await panel.keyboard.press('Enter');
  for (let tabs = 0; tabs < 3; tabs++) await panel.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Export as one file (JSON)' })).toBeFocused();
  const [download] = await Promise.all([panel.waitForEvent('download'), panel.keyboard.press('Enter')]);
  const path = testInfo.outputPath('niamh.json');
  await download.saveAs(path);
  expect(download.suggestedFilename()).toMatch(/^regard-niamh-kearney-\d{4}-\d{2}-\d{2}\.json$/);
  const { customers } = JSON.parse(await readFile(path, 'utf8'));
  expect(customers).toMatchObject([{ customer: { name: 'Niamh Kearney' } }]);
  expect(customers[0].voices.length).toBeGreaterThan(0);
  await expect(more).toBeFocused();

  const dialog = panel.getByRole('dialog', { name: 'Erase Niamh Kearney?' });
  const ask = async () => {
    await panel.keyboard.press('Enter');
    for (let tabs = 0; tabs < 4; tabs++) await panel.keyboard.press('Tab');
    await panel.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
  };
  await ask();
  expect(await violationsOn(panel)).toEqual([]);
  await panel.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(more).toBeFocused();
  await ask();
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Niamh Kearney is new here' })).toBeVisible();

  const options = await withSample.ourPage('options.html');
  const everything = await Promise.all(
    ['customers', 'interactions', 'voices', 'opportunities', 'tombstones', 'drafts', 'history'].map((store) => recordsOf(options, store)),
  );
  expect(JSON.stringify(everything)).not.toMatch(/Kearney|niamh/i);
  const address: string = customers[0].customer.emails[0];
  const rows = Buffer.from(`name,email\nNiamh Kearney,${address}\nTam Okoro,tam@okoro.example\n`);
  await options.locator('input[type=file][accept*=".csv"]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: rows });
  await expect(options.getByText(/1 row is of a customer you erased/)).toBeVisible();
  await expect(options.getByText(/This customer was erased on /)).toBeVisible();
  await options.getByRole('button', { name: 'Take them in all the same' }).click();
  await expect(options.getByText('It makes 2 people and 0 companies.')).toBeVisible();
  await options.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(options.getByText(/a.csv imported: 2 new/)).toBeVisible();
  await page.bringToFront();
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
});
