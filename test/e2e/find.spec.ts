import type { Driven } from './driven';
import { customerOf, expect, test } from './regard';

test('the panel stays on a customer while tabs change, and follows again', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const stay = panel.getByRole('button', { name: 'Stay on this customer' });
  await stay.click();
  await expect(stay).toHaveAttribute('aria-pressed', 'true');

  const other = await withSample.context.newPage();
  await other.goto(`${inbox}/mail/2`);
  await expect(panel.getByText('The page shows Stefan Gruber.')).toBeVisible();
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await panel.reload();
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await panel.getByRole('button', { name: 'Follow the page' }).click();
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await page.bringToFront();
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
});

test('finds any customer by keyboard alone, stays on them, and writes no page beside them', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(panel.getByRole('button', { name: 'Find a customer' })).toBeVisible();
  const note = panel.getByRole('textbox', { name: /^note/i });
  await note.focus();
  await panel.keyboard.type('and/or');
  await expect(note).toHaveValue('and/or');
  await note.fill('');
  await panel.keyboard.press('Escape');
  await panel.keyboard.press('/');
  const field = panel.getByRole('combobox', { name: 'Find a customer' });
  await expect(field).toBeFocused();
  await panel.keyboard.type('stefn gruber');
  await expect(panel.getByRole('option', { name: /Stefan Gruber/ })).toBeVisible();
  await panel.keyboard.press('Enter');
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await expect(field).toHaveCount(0);
  await note.fill('need: a spare key');
  await panel.keyboard.press('Control+Enter');
  const needs = panel.getByRole('region', { name: 'Needs', exact: true });
  await expect(needs).toContainText('a spare key');
  await expect(needs.getByRole('listitem').filter({ hasText: 'a spare key' }).getByRole('link')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Find a customer' }).click();
  await expect(field).toBeFocused();
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Find a customer' })).toBeFocused();
});

test('the address bar finds a customer with a wrong letter, and shows them in a tab', async ({ withSample }) => {
  const worker = withSample.context.serviceWorkers()[0];
  if (worker === undefined) throw new Error('no background');
  const found = await worker.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const { chrome } = globalThis as unknown as Driven;
        chrome.omnibox.onInputChanged.dispatch('kestrel', resolve);
      }),
  );
  expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ description: expect.stringMatching(/^<match>.+<\/match>/) })]));
  const opened = withSample.context.waitForEvent('page', (page) => page.url().includes('sidepanel.html?customer='));
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as Driven;
    chrome.omnibox.onInputEntered.dispatch('stefn gruber', 'newForegroundTab');
  });
  const tab = await opened;
  await expect(customerOf(tab)).toHaveText('Stefan Gruber');
  await expect(tab).toHaveTitle('Stefan Gruber');
  await expect(tab.getByRole('button', { name: 'Find a customer' })).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Stay on this customer' })).toHaveCount(0);
  await tab.reload();
  await expect(customerOf(tab)).toHaveText('Stefan Gruber');

  const nobody = withSample.context.waitForEvent('page', (page) => page.url().includes('sidepanel.html?find='));
  await worker.evaluate(() => {
    const { chrome } = globalThis as unknown as Driven;
    chrome.omnibox.onInputEntered.dispatch('qqqqqq', 'newForegroundTab');
  });
  const empty = await nobody;
  await expect(customerOf(empty)).toHaveText('Nobody to show');
  await expect(empty.getByRole('combobox', { name: 'Find a customer' })).toHaveValue('qqqqqq');
  await expect(empty.getByText('Nobody is found by “qqqqqq”.')).toBeVisible();
});
