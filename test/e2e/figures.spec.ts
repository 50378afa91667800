import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import { setUp } from '../demo/set-up.mjs';
import { violationsOn } from './axe';
import { pressCommand, quickAdd } from './driven';
import { openCard } from './marks';
import { customerOf, expect, startRegard, test } from './regard';

/** A currency or a percent sign beside a number. */
const AMOUNT = /\p{Sc}\s?\d|\d\s?(?:\p{Sc}|%)/u;
const WHO = 's.gruber@ferrum-metallbau.example';

/** What the page's text and its tree of accessibility say of amounts; axes count customers in percent. */
async function amountsOn(page: Page | Frame): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const tree = await page.locator('body').ariaSnapshot();
  const lines = [...text.split('\n'), ...tree.split('\n')].map((line) => line.replace('0% 20% 40% 60% 80% 100%', '').trim());
  return lines.filter((line) => AMOUNT.test(line) && !/^(?:\d0|0|100)%$/.test(line) && !line.includes('above 100 %'));
}

test('one key covers every amount in all pages at once, over a restart, until it is pressed again', async ({ inbox }) => {
  test.slow();
  const profile = await mkdtemp(join(tmpdir(), 'regard-'));
  const first = await startRegard(profile);
  await setUp(first);
  const page = await first.context.newPage();
  await page.goto(`${inbox}/mail/2`);
  const panel = await first.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await expect(panel.getByText('Rank', { exact: true })).toBeAttached();
  await panel.getByRole('button', { name: 'Stay on this customer' }).click();
  const portfolio = await first.ourPage('portfolio.html');
  await expect(portfolio.getByRole('grid')).toBeVisible();
  await page.bringToFront();
  const card = await openCard(page, WHO);
  await expect(card.getByText('Loss', { exact: true })).toBeVisible();
  expect((await amountsOn(panel)).length).toBeGreaterThan(10);
  expect((await amountsOn(card)).length).toBeGreaterThan(0);
  expect((await amountsOn(portfolio)).length).toBeGreaterThan(20);

  await pressCommand(first, page, 'hide-figures');
  for (const [name, shown] of [
    ['panel', panel],
    ['card', card],
    ['portfolio', portfolio],
  ] as const) {
    await expect.poll(() => amountsOn(shown), name).toEqual([]);
    await expect(shown.getByText('Amounts are hidden').first(), name).toBeVisible();
  }
  expect(await violationsOn(panel)).toEqual([]);
  expect(await violationsOn(portfolio)).toEqual([]);
  await page.bringToFront();
  const quick = await quickAdd(first, page);
  await expect(quick.getByText('Amounts are hidden')).toBeVisible();
  await quick.close();
  await first.close();

  const second = await startRegard(profile);
  const again = await second.context.newPage();
  await again.goto(`${inbox}/mail/2`);
  const later = await second.panelBeside(again);
  await expect(customerOf(later)).toHaveText('Stefan Gruber');
  await expect(later.getByText('Amounts are hidden').first()).toBeVisible();
  expect(await amountsOn(later)).toEqual([]);
  await later.getByRole('button', { name: 'Stay on this customer' }).click();
  const options = await second.ourPage('options.html');
  await expect(options.getByText('Amounts are hidden').first()).toBeVisible();
  expect(await amountsOn(options)).toEqual([]);
  await later.getByRole('button', { name: 'Show amounts' }).click();
  await expect(options.getByText('Amounts are hidden')).toHaveCount(0);
  await expect.poll(async () => (await amountsOn(later)).length).toBeGreaterThan(10);
  await again.bringToFront();
  await later.getByRole('button', { name: 'Hide amounts' }).click();
  await expect.poll(() => amountsOn(later)).toEqual([]);
  await second.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
});
