import type { Page } from 'playwright';
import { quickAdd } from './driven';
import { flawsOn, shiftOn } from './looks';
import { openCard } from './marks';
import { customerOf, expect, test } from './regard';

const LONG = 'Maximiliane-Charlotte von Hohenlohe-Waldenburg-Schillingsfürst';
const COMPANY = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

async function looksGood(page: Page, what: string, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // Drawings measure the room that they have, and follow a frame later.
    await expect.poll(() => flawsOn(page), `${what}, ${width} pixels wide`).toEqual([]);
  }
}

test('a bad look is seen', async ({ regard }) => {
  const page = await regard.context.newPage();
  await page.setViewportSize({ width: 320, height: 500 });
  await page.setContent(`
    <p style="width: 60px; overflow: hidden; white-space: nowrap">Words that end in the middle</p>
    <p style="height: 4px; margin: 0">One above</p><p style="margin: 0">the other</p>
    <button>First</button><button style="margin-left: -8px">Second</button>
    <p style="width: 400px">Wide</p>
    <p title="Said whole" style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">Said whole elsewhere</p>`);
  expect(await flawsOn(page)).toEqual([
    expect.stringMatching(/^the page scrolls sideways, by \d+ pixels$/),
    'cut off or spilt: p “Words that end in the middle”',
    'texts overlap: p “One above” and p “the other”',
    'controls overlap: button “First” and button “Second”',
  ]);
});

test('the panel keeps its looks, whatever it shows', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/2`);
  const panel = await withSample.panelBeside(page);
  const widths = [320, 360, 400, 640];
  for (const [mail, name] of [
    [2, 'Stefan Gruber'],
    [1, 'Niamh Kearney'],
    [5, 'No customer here'],
    [4, 'Hanneke Visser'],
  ] as const) {
    await page.goto(`${inbox}/mail/${mail}`);
    await expect(customerOf(panel)).toHaveText(name);
    await expect(panel.getByRole('button', { name: 'Find a customer' })).toBeVisible();
    await looksGood(panel, name, widths);
  }
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(LONG);
  await panel.getByRole('textbox', { name: /^Company/ }).fill(COMPANY);
  await panel.getByRole('button', { name: 'Add as customer' }).click();
  await expect(panel.getByRole('textbox', { name: /^note/i })).toBeVisible();
  await expect(customerOf(panel)).toHaveText(LONG);
  await looksGood(panel, 'long names', widths);
  await page.goto(`${inbox}/`);
  await expect(customerOf(panel)).toHaveText('On this page');
  await looksGood(panel, 'a list', widths);
  await panel.keyboard.press('/');
  await panel.keyboard.type('stef');
  await expect(panel.getByRole('option').first()).toBeVisible();
  await looksGood(panel, 'finding', [320]);
});

test('a panel that cannot read says so, and keeps its looks', async ({ regard }) => {
  const panel = await regard.context.newPage();
  await panel.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no storage here', 'UnknownError');
    };
  });
  await panel.goto(`chrome-extension://${regard.extensionId}/sidepanel.html`);
  await expect(panel.getByRole('button', { name: 'Try again' })).toBeVisible();
  await looksGood(panel, 'failed', [320]);
});

/** Above a tenth a page counts as restless; below this a line or two moved by their own height. */
const STILL = 0.02;

test('our pages keep their looks, nothing in them jumps, and they are as light or dark as their user wants', async ({
  withSample,
  inbox,
}) => {
  test.slow();
  const options = await withSample.ourPage('options.html');
  await expect(options.getByRole('heading', { name: 'Appearance' })).toBeVisible();
  expect.soft(await shiftOn(options), 'options').toBeLessThan(STILL);
  await looksGood(options, 'options', [320, 1000]);
  await options.getByText('Dark', { exact: true }).click();
  await expect(options.locator('html')).toHaveAttribute('data-theme', 'dark');
  for (const path of ['portfolio', 'welcome', 'sidepanel'] as const) {
    const page = await withSample.ourPage(`${path}.html`);
    // As soon as there is a page: the script that says so stands before all others.
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect.soft(await shiftOn(page), path).toBeLessThan(STILL);
    await looksGood(page, path, [320, 1000]);
    await page.close();
  }
  const mail = await withSample.context.newPage();
  await mail.goto(`${inbox}/mail/2`);
  const card = await openCard(mail, 's.gruber@ferrum-metallbau.example');
  await expect(card.locator('html')).toHaveAttribute('data-theme', 'dark');
  const quick = await quickAdd(withSample, mail);
  await expect(quick.getByRole('combobox', { name: 'Customer' })).toHaveValue('Stefan Gruber');
  await expect(quick.locator('html')).toHaveAttribute('data-theme', 'dark');
  await looksGood(quick, 'quick add', [320, 480]);
  await options.getByText('As the system', { exact: true }).click();
  await expect(quick.locator('html')).not.toHaveAttribute('data-theme');
  await expect(card.locator('html')).not.toHaveAttribute('data-theme');
});
