import { recordsOf } from './kept';
import { customerOf, expect, test } from './regard';

test('counts the time in front of a conversation where that is wanted, and keeps it with the contact', async ({ withSample, inbox }) => {
  const options = await withSample.ourPage('options.html');
  const count = options.getByRole('switch', { name: /^Count the time/ });
  const record = options.getByRole('switch', { name: /^Put opened messages on the time line/ });
  await record.click();
  await expect(record).toBeChecked();
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByText(/in this conversation/)).toHaveCount(0);

  await count.click();
  await expect(count).toBeChecked();
  await expect(panel.getByText(/^0 minutes in this conversation, €0\.00/)).toBeVisible();
  const opened = async () => (await recordsOf(options, 'interactions')).filter(({ sourceKey }) => String(sourceKey).startsWith('opened:'));
  await expect.poll(async () => (await opened()).length).toBe(1);
  // A stop of the background forgets nothing.
  const session = await withSample.context.newCDPSession(options);
  await session.send('ServiceWorker.enable' as never);
  await session.send('ServiceWorker.stopAllWorkers' as never);
  await page.mouse.move(50, 60);
  await page.waitForTimeout(9_000);
  await page.goto(`${inbox}/mail/6`);
  const kept = async () => (await opened()).map(({ minutes }) => minutes);
  await expect.poll(kept).toContainEqual(expect.closeTo(0.2, 0));
  await count.evaluate((element) => (element as HTMLElement).click());
  await expect(panel.getByText(/in this conversation/)).toHaveCount(0);
});
