import type { Page } from 'playwright';
import { recordsOf } from './kept';
import { customerOf, expect, type Regard, test } from './regard';

const opened = async (ours: Page) =>
  (await recordsOf(ours, 'interactions')).filter(({ sourceKey }) => typeof sourceKey === 'string' && sourceKey.startsWith('opened:'));

async function recordOpened(regard: Regard): Promise<Page> {
  const options = await regard.ourPage('options.html');
  await options.getByRole('switch', { name: /^Put opened messages on the time line/ }).click();
  await expect(options.getByRole('switch', { name: /^Put opened messages on the time line/ })).toBeChecked();
  return options;
}

test('puts an opened message on the time line once, without its text', async ({ withSample, inbox }) => {
  const options = await recordOpened(withSample);
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  await expect.poll(() => opened(options)).toHaveLength(1);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByRole('region', { name: 'Interactions' })).toContainText('Belt guard with the next delivery?');

  await page.goto(`${inbox}/mail/6`);
  await expect.poll(() => opened(options)).toHaveLength(2);
  await page.goto(`${inbox}/mail/1`);
  await page.waitForTimeout(3000);
  const records = await opened(options);
  expect(
    records.map(({ direction, channel, summary }) => ({ direction, channel, summary })).sort((a) => (a.direction === 'in' ? -1 : 1)),
  ).toEqual([
    { direction: 'in', channel: 'mail', summary: 'Belt guard with the next delivery?' },
    { direction: 'out', channel: 'mail', summary: 'Re: One invoice a month' },
  ]);
  expect(JSON.stringify(records)).not.toContain('Amara');
  expect(records.map(({ url }) => url)).toContain(`${inbox}/mail/1`);
});

test('records nothing until it was chosen, and nobody who is not known', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  const ours = await withSample.ourPage('options.html');
  await page.goto(`${inbox}/mail/1`);
  await page.waitForTimeout(2800);
  expect(await opened(ours)).toEqual([]);
  await recordOpened(withSample);
  // A stranger, a machine, a list.
  for (const path of ['/mail/4', '/mail/5', '/']) {
    await page.goto(`${inbox}${path}`);
    await page.waitForTimeout(2500);
  }
  expect(await opened(ours)).toEqual([]);
});
