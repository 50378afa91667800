import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Download, Page } from 'playwright';
import { setUp } from '../demo/set-up.mjs';
import { customerOf, expect, startRegard, test } from './regard';

interface Row {
  readonly of: string;
  readonly daysAgo: number;
}
interface Sample {
  readonly customers: readonly { readonly key: string; readonly name: string; readonly company?: string }[];
  readonly ledger: readonly (Row & { readonly kind: string; readonly minor: number; readonly currency: string })[];
  readonly interactions: readonly (Row & { readonly channel: string; readonly status: string; readonly minutes?: number })[];
  readonly rates: readonly { readonly daysAgo: number; readonly perEuro: string }[];
  readonly voices: readonly (Row & { readonly kind: string; readonly state: string; readonly dueDaysAgo?: number })[];
}

const sample: Promise<Sample> = readFile(new URL('../../public/sample.json', import.meta.url), 'utf8').then((text) => JSON.parse(text));
const signs: Readonly<Record<string, number>> = { revenue: 1, discount: -1, return: -1, goods: -1, service: -1 };

/** What a customer with all who belong to it brought in twelve months, from the sample's rows alone: at 45 an hour, and 12 minutes where none were logged. */
interface Expected {
  readonly name: string;
  readonly margin: number | undefined;
  readonly net: number;
  readonly openNeeds: number;
  readonly overdue: number;
}

async function expectedOf(): Promise<Expected[]> {
  const { customers, ledger: booked, rates, interactions, voices } = await sample;
  // At the day's rate, or the nearest before it.
  const perEuro = (day: number) => Number(rates.filter(({ daysAgo }) => daysAgo >= day).sort((a, b) => a.daysAgo - b.daysAgo)[0]?.perEuro);
  const ledger = booked.map((row) => (row.currency === 'EUR' ? row : { ...row, minor: Math.round(row.minor / perEuro(row.daysAgo)) }));
  const yearAgo = new Date();
  yearAgo.setFullYear(yearAgo.getFullYear() - 1);
  const isNow = ({ daysAgo }: Row) => daysAgo >= 0 && daysAgo < Math.round((Date.now() - yearAgo.getTime()) / 86_400_000);
  return customers
    .filter(({ company }) => company === undefined)
    .map(({ key, name }) => {
      const own = new Set([key, ...customers.filter(({ company }) => company === key).map((member) => member.key)]);
      const rows = ledger.filter(({ of }) => own.has(of));
      const hasGoods = rows.some(({ kind }) => kind === 'goods');
      const contacts = interactions.filter(
        (each) => own.has(each.of) && isNow(each) && each.status !== 'planned' && (each.channel !== 'note' || each.minutes !== undefined),
      );
      const time = contacts.reduce((sum, { minutes = 12 }) => sum + 75 * minutes, 0);
      const sum = (kinds: readonly string[]) =>
        rows
          .filter((row) => isNow(row) && kinds.includes(row.kind))
          .reduce((total, { kind, minor }) => total + (signs[kind] ?? 0) * minor, 0);
      const said = voices.filter(({ of }) => own.has(of));
      return {
        name,
        net: sum(['revenue', 'discount', 'return']),
        margin: !hasGoods ? undefined : sum(Object.keys(signs)) - time,
        openNeeds: said.filter(({ kind, state }) => kind === 'need' && state === 'open').length,
        overdue: said.filter(({ kind, state, dueDaysAgo = 0 }) => kind === 'promise' && state === 'open' && dueDaysAgo > 0).length,
      };
    });
}

const money = (minor: number) =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' }).format(minor / 100).replace('-', '−');

/** The cells of a row, without what only those hear who listen. */
const cellsOf = (page: Page, name: string) =>
  page
    .getByRole('row', { name })
    .getByRole('gridcell')
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.replace(/\s*\((?:measured|estimated|default)\)/, '').trim()));

const namesIn = (page: Page) => page.getByRole('grid').getByRole('rowheader').allInnerTexts();

async function openPortfolio(regard: { ourPage(path: string): Promise<Page> }): Promise<Page> {
  const page = await regard.ourPage('portfolio.html');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByText('Return on Customer')).toBeVisible();
  return page;
}

test('shows of every customer what the books say, a company with its people', async ({ withSample }) => {
  const page = await openPortfolio(withSample);
  const expected = await expectedOf();
  for (const { name, margin, openNeeds, overdue } of expected) {
    await expect(page.getByRole('row', { name })).toBeVisible();
    const [ownMargin, , , , , , needs, promises] = await cellsOf(page, name);
    expect({ name, ownMargin, needs, promises }).toEqual({
      ...{ name, ownMargin: margin === undefined ? 'not known' : money(margin) },
      ...{ needs: String(openNeeds), promises: String(overdue) },
    });
  }
  const known = expected.flatMap(({ margin }) => margin ?? []).sort((a, b) => b - a);
  const few = Math.ceil(known.length / 5);
  expect(few).toBe(2);
  const first = known.slice(0, few).reduce((sum, margin) => sum + margin, 0);
  const total = known.reduce((sum, margin) => sum + margin, 0);
  const losing = known.filter((margin) => margin < 0);
  expect(losing).toHaveLength(1);
  await expect(
    page.getByRole('heading', {
      name: `The first ${few} of ${known.length} customers bring ${Math.round((100 * first) / total)}% of the margin; 1 customer costs more than it brings (${money(losing[0] ?? 0)})`,
    }),
  ).toBeVisible();
});

test('sorts, filters, searches and opens by keys alone', async ({ withSample }) => {
  const page = await openPortfolio(withSample);
  const expected = await expectedOf();
  const byMargin = expected.filter(({ margin }) => margin !== undefined).sort((a, b) => (b.margin ?? 0) - (a.margin ?? 0));
  const shown = () => namesIn(page).then((names) => names.slice(0, byMargin.length));
  expect(await shown()).toEqual(byMargin.map(({ name }) => name));
  const margin = page.getByRole('columnheader', { name: /^Margin$/ });
  await expect(margin).toHaveAttribute('aria-sort', 'descending');
  await margin.getByRole('button').press('Enter');
  await expect(margin).toHaveAttribute('aria-sort', 'ascending');
  // What is not known stays at the end, whichever way.
  expect(await shown()).toEqual(byMargin.map(({ name }) => name).reverse());

  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Cost more than they bring (1)' });
  expect(await namesIn(page)).toEqual([byMargin.at(-1)?.name]);
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ index: 0 });
  // A letter is wrong, and the address is of somebody at the company.
  await page.getByRole('searchbox', { name: 'Search' }).fill('kestral');
  await expect(page.getByText('1 of 7 customers')).toBeVisible();
  expect(await namesIn(page)).toEqual(['Kestrel Boatyard']);
  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody of that name');
  await expect(page.getByText('Nobody is like that')).toBeVisible();
  await page.getByRole('button', { name: 'Show all customers' }).click();

  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.locator('[aria-selected=true]')).toHaveAttribute('aria-rowindex', String(expected.length + 1));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const second = (await namesIn(page))[1] ?? '';
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: second });
  await expect(dialog.getByRole('heading', { level: 1 })).toHaveText(second);
  await expect(dialog.getByRole('region', { name: /^profitability/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(grid).toBeFocused();
});

test('says the same of a company as the panel', async ({ withSample, inbox }) => {
  const page = await openPortfolio(withSample);
  const { name, margin } = (await expectedOf()).find((each) => each.name === 'Kestrel Boatyard') ?? { name: '', margin: 0 };
  await page.getByRole('row', { name }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(money(margin ?? 0))
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('dialog').getByText('How they buy')).toBeVisible();
  await page.keyboard.press('Escape');

  const mail = await withSample.context.newPage();
  await mail.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(mail);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByRole('link', { name: 'See all customers' })).toHaveAttribute('href', '/portfolio.html');
});

const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

test('saves charts and tables as files', async ({ withSample }) => {
  const page = await openPortfolio(withSample);
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), text: await textOf(download) };
  };
  const drawing = await saved('Save the drawing of Whale curve as SVG');
  expect(drawing.name).toBe('whale-curve.svg');
  expect(drawing.text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  // It stands by itself: no class, no variable, nothing to fetch.
  expect(drawing.text).not.toMatch(/class=|var\(|href|style=/);
  expect(drawing.text).toContain('of the margin');

  const whale = await saved('Save the table of Whale curve as CSV');
  const expected = await expectedOf();
  const total = expected.reduce((sum, { margin = 0 }) => sum + margin, 0);
  expect(whale.text.trimEnd().split('\r\n').at(-1)).toMatch(new RegExp(`,${total / 100},100$`));

  // Without rates, what is earned in another currency is not known.
  await page.evaluate(async () => {
    const open = indexedDB.open('regard');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const transaction = open.result.transaction('settings', 'readwrite');
    transaction.objectStore('settings').delete('sampleRates');
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    open.result.close();
  });
  await page.reload();
  await expect.poll(async () => (await cellsOf(page, 'Thornbury Joinery'))[0]).toBe('not known');
  const rows = await saved('Save these customers as CSV');
  const lines = rows.text.replace('\ufeff', '').trimEnd().split('\r\n');
  expect(lines[0]).toContain('Customer,Margin (EUR)');
  expect(lines).toHaveLength(expected.length + 1);
  // What is not known is an empty cell, never nought.
  expect(lines.find((line) => line.startsWith('Thornbury'))).toMatch(/^Thornbury Joinery,,,/);
});

test('a name that a spreadsheet would run is made harmless in the file', async ({ withSample }) => {
  const page = await openPortfolio(withSample);
  await page.evaluate(async () => {
    const open = indexedDB.open('regard');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const transaction = open.result.transaction('customers', 'readwrite');
    const store = transaction.objectStore('customers');
    const all = store.getAll();
    all.onsuccess = () => {
      for (const block of all.result) {
        const customers = block.customers.map((text: string | null) => text?.replace('"Kestrel Boatyard"', '"=cmd(1)"') ?? null);
        store.put({ ...block, customers });
      }
    };
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    open.result.close();
  });
  await page.reload();
  await expect(page.getByRole('row', { name: '=cmd(1)' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save these customers as CSV' }).click(),
  ]);
  expect(await textOf(download)).toContain("\r\n'=cmd(1),");
});

test('keeps a goal with where it stood, refuses one that is none, and forgets it', async ({ withSample }) => {
  const page = await openPortfolio(withSample);
  const goals = page.getByRole('region', { name: 'Goals' });
  await goals.getByText('Set a goal').click();
  await goals.getByRole('button', { name: 'Set goal' }).click();
  await expect(goals.getByText('A goal needs a number.')).toBeVisible();
  await goals.getByRole('textbox', { name: /^Number to reach/ }).fill('25,000.00');
  await goals.getByRole('button', { name: 'Set goal' }).click();
  const total = (await expectedOf()).reduce((sum, { margin = 0 }) => sum + margin, 0);
  await expect(goals.getByText(`from ${money(total)} on`)).toBeVisible();
  await page.reload();
  await expect(goals.getByText('Contribution margin, all customers')).toBeVisible();
  await expect(goals.getByText(/0% of the way/)).toBeVisible();
  await goals.getByRole('button', { name: /^Remove the goal/ }).click();
  await expect(goals.getByText(/^No goal is set/)).toBeVisible();
});

test('says how customers get here where there are none, and shows the sample as it comes', async ({ regard }) => {
  const page = await regard.ourPage('portfolio.html');
  await page.getByRole('button', { name: 'Load sample data' }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '8');
});

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that the page breaks, colours included, once everything faded in. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
  await page.evaluate(await axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can use the portfolio, ${colorScheme}, and nothing is cut off`, async ({ browserName: _ }, testInfo) => {
    const regard = await startRegard(testInfo.outputPath('profile'), { colorScheme });
    const empty = await regard.ourPage('portfolio.html');
    await expect(empty.getByRole('heading', { name: 'No customers yet' })).toBeVisible();
    expect(await violationsOn(empty)).toEqual([]);
    await empty.close();
    await setUp(regard);
    const page = await openPortfolio(regard);
    for (const summary of await page.getByText('As a table').all()) await summary.click();
    await page.getByText('Set a goal').click();
    expect(await violationsOn(page)).toEqual([]);
    for (const width of [320, 380, 760, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(overflow, `${width} pixels`).toBeLessThanOrEqual(0);
    }
    await page.getByRole('row', { name: 'Ferrum Metallbau' }).click();
    await expect(page.getByRole('dialog').getByRole('region', { name: /^interactions/i })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await regard.close();
  });
}
