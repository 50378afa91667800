import type { Page } from 'playwright';
import { customerOf, expect, startRegard, test } from './regard';

const open = async (regard: { context: { newPage(): Promise<Page> } }, url: string) => {
  const page = await regard.context.newPage();
  await page.goto(url);
  return page;
};

test('shows the customer of the open mail, and follows to the next', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByRole('region', { name: /^profitability/i })).toContainText('€');
  await expect(panel.getByRole('region', { name: 'Needs' }).getByRole('listitem').first()).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Interactions' })).toContainText('Past');

  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
});

test('says that a machine is no customer', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/5`);
  const panel = await withSample.panelBeside(page);
  await expect(panel.getByText(/is a machine that nobody answers/)).toBeVisible();
});

test('takes the recipient of a mail that we wrote', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/6`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Owen Pritchard');
});

test('adds a stranger, filled in from the page', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/4`);
  const panel = await withSample.panelBeside(page);
  await expect(panel.getByRole('heading', { name: 'Not a customer yet' })).toBeVisible();
  const name = await panel.getByLabel('Name').inputValue();
  expect(name).not.toBe('');
  await expect(panel.getByLabel('Mail address')).toHaveValue(/@.*\.example$/);
  await expect(panel.getByLabel('Company')).not.toHaveValue('');
  await panel.getByRole('button', { name: 'Add as customer' }).click();
  await expect(customerOf(panel)).toHaveText(name);
  await expect(panel.getByRole('region', { name: /^profitability/i })).toContainText('Not known yet');
});

test('counts the known customers of a page on the toolbar', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  const badge = () =>
    withSample.context.serviceWorkers()[0]?.evaluate(async () => {
      const { tabs, action } = (globalThis as unknown as { chrome: typeof import('wxt/browser').browser }).chrome;
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      return tab?.id === undefined ? '' : action.getBadgeText({ tabId: tab.id });
    });
  await expect.poll(badge).toBe('1');
  await page.goto(`${inbox}/mail/5`);
  await expect.poll(badge).toBe('');
});

test('keeps a note that was said to be saved, though the browser dies at once', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  const text = 'spares in a box of their own';
  await panel.getByRole('textbox', { name: /^note/i }).fill(`need: ${text}`);
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText('Saved', { exact: true })).toBeAttached();
  await withSample.kill();

  const again = await startRegard(withSample.profile);
  const panelAgain = await again.panelBeside(await open(again, `${inbox}/mail/1`));
  await expect(panelAgain.getByRole('region', { name: 'Needs' })).toContainText(text);
  await again.close();
});

test('keeps a draft over a crash, for its customer alone', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  const note = (of: Page) => of.getByRole('textbox', { name: /^note/i });
  await note(panel).fill('half a thought');
  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await expect(note(panel)).toHaveValue('');
  await withSample.kill();

  const again = await startRegard(withSample.profile);
  const panelAgain = await again.panelBeside(await open(again, `${inbox}/mail/1`));
  await expect(note(panelAgain)).toHaveValue('half a thought');
  await again.close();
});

test('goes on when the background was stopped', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const ours = await withSample.ourPage('options.html');
  const session = await withSample.context.newCDPSession(ours);
  await session.send('ServiceWorker.enable' as never);
  await session.send('ServiceWorker.stopAllWorkers' as never);
  await ours.close();
  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
});
