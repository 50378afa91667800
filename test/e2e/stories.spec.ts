import type { Page } from 'playwright';
import { quickAdd, select } from './driven';
import { reach } from './keys';
import { customerOf, expect, test } from './regard';
import { stopwatch } from './stopwatch';

// Who uses it, and for what: each does it by keys alone. The times are printed; under five seconds is what they are to feel like.

const region = (panel: Page, name: string | RegExp) => panel.getByRole('region', { name });

test('support: who is asking, what they are worth and cost, how long they wait, what was promised and what annoys them; a note', async ({
  withSample,
  inbox,
}) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/`);
  const panel = await withSample.panelBeside(page);
  const { step, all } = stopwatch('support');
  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  const profitability = region(panel, /^profitability/i);
  await expect(profitability).toContainText('−€2,612.40');
  await expect(profitability).toContainText(/Cost to serve.*−€18,262\.50/s);
  step('who is asking, what they are worth and what they cost us');
  await expect(region(panel, 'In their shoes')).toContainText(/waiting now.*(6 d \d+ h|7 d)/s);
  await expect(region(panel, 'One voice')).toContainText('A date for the repair of the press');
  await expect(region(panel, /^Needs$/)).toContainText('Handed from one person to the next');
  step('how long they have waited, what was promised, what annoys them');
  const seen = all();
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByRole('textbox', { name: /^note/i })).toBeFocused();
  await panel.keyboard.type('complaint: nobody rang about the press');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  step('a note, saved');
  expect(seen).toBeLessThan(5000);
  await expect(region(panel, 'Needs attention')).toContainText('nobody rang about the press');
});

test('sales: who of the list matters, then margin, deals lost and why, competitors, and the next likely order', async ({
  withSample,
  inbox,
}) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const { step, all } = stopwatch('sales');
  await page.goto(`${inbox}/`);
  await expect(customerOf(panel)).toHaveText('On this page');
  const rows = panel.getByRole('listitem');
  await expect(rows.filter({ hasText: 'Niamh Kearney' })).toContainText('€14,942.20');
  await expect(rows.filter({ hasText: 'Stefan Gruber' })).toContainText('−€2,612.40');
  step('who of the list matters');
  await reach(panel, rows.filter({ hasText: 'Stefan Gruber' }).getByRole('button'));
  await panel.keyboard.press('Enter');
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  const profitability = region(panel, /^profitability/i);
  await expect(profitability).toContainText(/Lost in twelve months.*€48,000\.00.*Price.*Brackwell Machines/s);
  await expect(profitability).toContainText(/Next order.*likely by/s);
  await expect(region(panel, /^Needs$/)).toContainText('Brackwell is eight per cent below you');
  step('margin, deals lost and why, competitors, the next likely order');
  expect(all()).toBeLessThan(10_000);
});

test('anyone: a sentence of any page, one key, on the right customer with its quote and address', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/3`);
  const { step, all } = stopwatch('anyone');
  await select(page, (await page.locator('main p').first().innerText()).slice(0, 40));
  const note = await quickAdd(withSample, page);
  await expect(note.getByRole('combobox', { name: 'Customer' })).toHaveValue('Camille Vasseur');
  await note.keyboard.press('Control+1');
  await note.keyboard.press('Enter');
  await expect(note.getByText('Saved', { exact: true })).toBeVisible();
  step('from the sentence to saved');
  expect(all()).toBeLessThan(5000);
});

test('owner: which customers are truly profitable, where money is lost and why, and how far a goal is', async ({ withSample }) => {
  const { step, all } = stopwatch('owner');
  const portfolio = await withSample.ourPage('portfolio.html');
  await expect(portfolio.getByRole('heading', { name: /1 customer costs more than it brings/ })).toBeVisible();
  step('how profit is spread');
  const show = portfolio.getByRole('combobox', { name: 'Show' });
  await reach(portfolio, show);
  await portfolio.keyboard.type('Cost more');
  await expect(portfolio.getByRole('grid').getByRole('rowheader')).toHaveText(['Ferrum Metallbau']);
  step('which customers cost more than they bring');
  const lost = (chart: string) => portfolio.getByRole('region').filter({ has: portfolio.getByText(chart, { exact: true }) });
  await expect(lost('Lost, by reason')).toContainText(/Price.*€48,000\.00/s);
  await expect(lost('Lost, by competitor')).toContainText('Brackwell Machines');
  step('where money is lost, why and to whom');
  const goals = portfolio.getByRole('region', { name: 'Goals' });
  await reach(portfolio, goals.getByText('Set a goal'));
  await portfolio.keyboard.press('Enter');
  await reach(portfolio, goals.getByRole('textbox', { name: /^Number to reach/ }));
  await portfolio.keyboard.type('25,000.00');
  await portfolio.keyboard.press('Enter');
  await expect(goals.getByText(/0% of the way/)).toBeVisible();
  step('a goal, from where it stands');
  console.log(`owner: all of it: ${Math.round(all())} ms`);
});
