import type { Page } from 'playwright';
import { recordsOf } from './kept';
import { customerOf, expect, type Regard, test } from './regard';

const beside = async (regard: Regard, url: string) => {
  const page = await regard.context.newPage();
  await page.goto(url);
  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  return { page, panel };
};
const noteBox = (panel: Page) => panel.getByRole('textbox', { name: /^note/i });
const promises = (panel: Page) => panel.getByRole('region', { name: 'One voice' }).getByRole('listitem');

/** The coming Friday as the panel writes days, never today. */
function friday(): string {
  const day = new Date();
  day.setDate(day.getDate() + ((5 - day.getDay() + 7) % 7 || 7));
  return new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' }).format(day);
}

test('a promise is noted, due on the right day and kept, by keyboard alone', async ({ withSample, inbox }) => {
  const { panel } = await beside(withSample, `${inbox}/mail/1`);
  await noteBox(panel).focus();
  await panel.keyboard.type('promise: send the offer by Friday');
  await panel.keyboard.press('Control+Enter');
  const promise = promises(panel).filter({ hasText: 'send the offer' });
  await expect(promise).toContainText(`due ${friday()}`);
  await expect(promise).not.toContainText('by Friday');

  await promise.getByRole('button', { name: 'Kept: send the offer' }).focus();
  await panel.keyboard.press('Enter');
  await expect(promise).toContainText('kept');
  await expect(promise.getByRole('button', { name: 'Open again: send the offer' })).toBeFocused();

  // It is on disk, with what it was before: a new panel shows the same.
  await panel.reload();
  await expect(promises(panel).filter({ hasText: 'send the offer' })).toContainText('kept');
  const ours = await withSample.ourPage('options.html');
  expect((await recordsOf(ours, 'history')).map(({ record }) => record)).toMatchObject([{ text: 'send the offer', state: 'open' }]);
});

test('a note taken back is gone with all that it brought, and its words are there to be written anew', async ({ withSample, inbox }) => {
  const { page, panel } = await beside(withSample, `${inbox}/mail/1`);
  const ours = await withSample.ourPage('options.html');
  await page.bringToFront();
  const stores = ['interactions', 'voices', 'opportunities', 'competitors', 'history'];
  const everything = () => Promise.all(stores.map(async (store) => JSON.stringify((await recordsOf(ours, store)).flat())));
  const before = await everything();
  const text = 'promise: send the offer by Friday\nlost: saw, 5000 EUR to Zenith, too slow';
  await noteBox(panel).fill(text);
  await noteBox(panel).press('Control+Enter');
  await expect(noteBox(panel)).toHaveValue('');
  await expect(panel.getByRole('heading', { name: /^Lost in twelve months/ })).toContainText('5,000');
  await expect(panel.getByText('To: Zenith')).toBeVisible();
  const promise = promises(panel).filter({ hasText: 'send the offer' });
  await promise.getByRole('button', { name: 'Kept: send the offer' }).click();
  await expect(promise).toContainText('kept');

  await panel.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(promise).toHaveCount(0);
  await expect(noteBox(panel)).toHaveValue(text);
  expect(await everything()).toEqual(before);
  await panel.reload();
  await expect(noteBox(panel)).toHaveValue(text);
  await expect(promises(panel).filter({ hasText: 'send the offer' })).toHaveCount(0);
});

test('sections stand as they were arranged when the panel is opened again', async ({ withSample, inbox }) => {
  const { panel } = await beside(withSample, `${inbox}/mail/1`);
  const titles = () => panel.getByRole('heading', { level: 2 });
  await panel.getByRole('button', { name: 'Arrange Interactions' }).focus();
  for (let up = 0; up < 4; up += 1) await panel.keyboard.press('Alt+ArrowUp');
  await expect(titles().first()).toHaveText('Interactions');
  // Shown at once, and kept right after.
  const kept = async () => (await recordsOf(panel, 'settings')).map(({ order }) => (Array.isArray(order) ? order[0] : undefined));
  await expect.poll(kept).toContain('interactions');
  await panel.reload();
  await expect(titles().first()).toHaveText('Interactions');
});
