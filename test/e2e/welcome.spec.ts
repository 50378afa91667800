import type { Page } from 'playwright';
import { closeWhole } from './grant';
import { reach } from './keys';
import { expect, type Regard, startRegard, test } from './regard';

const welcomeOf = ({ context }: Regard): Page | undefined => context.pages().find((page) => page.url().endsWith('/welcome.html'));

type Role = 'button' | 'textbox' | 'checkbox';

const reachNamed = (page: Page, name: RegExp, role: Role = 'button') => reach(page, page.getByRole(role, { name }));

test('greets once after the installation, and never again', async ({ inbox }, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const first = await startRegard(profile, { mode: 'production', keepsWelcome: true });
  await expect.poll(() => welcomeOf(first)?.url()).toBeDefined();
  await closeWhole(first);
  const again = await startRegard(profile, { mode: 'production', keepsWelcome: true });
  const page = await again.context.newPage();
  await page.goto(inbox);
  await page.waitForTimeout(1000);
  expect(welcomeOf(again)).toBeUndefined();
  await again.close();
});

test('is done with the keyboard alone, and keeps what was said', async ({ regard }) => {
  const page = await regard.ourPage('welcome.html');
  await expect(page.getByRole('checkbox', { name: /^Gmail/ })).toBeChecked();
  await reachNamed(page, /^Go on/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeFocused();
  await reachNamed(page, /own addresses/, 'textbox');
  await page.keyboard.type('shop.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('GBP');
  await reachNamed(page, /^Save/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Whom do you know already?' })).toBeFocused();
  await reachNamed(page, /^Load sample data/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove sample data' }).waitFor();
  await reachNamed(page, /^Remove sample data/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Load sample data' }).waitFor();
  await reachNamed(page, /^Go on/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Open your inbox' })).toBeFocused();
  await expect(page.getByText(/press this button in the toolbar/)).toBeVisible();

  const options = await regard.ourPage('options.html');
  await expect(options.getByRole('textbox', { name: /own addresses/ })).toHaveValue('shop.example');
  await expect(options.getByRole('combobox', { name: 'Currency' })).toHaveValue('GBP');
});

test('can be skipped from end to end, and asks for nothing then', async ({ inbox: _ }, testInfo) => {
  const regard = await startRegard(testInfo.outputPath('profile'), { mode: 'production' });
  const page = await regard.ourPage('welcome.html');
  await page.getByRole('checkbox', { name: /^Gmail/ }).check();
  await expect(page.getByRole('button', { name: 'Allow 1 site' })).toBeVisible();
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Skip this' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Open your inbox' })).toBeVisible();
  const options = await regard.ourPage('options.html');
  await expect(options.getByRole('region', { name: 'Sites', exact: true })).toContainText('No site is switched on yet.');
  await regard.close();
});

for (const width of [320, 1280]) {
  test(`nothing of it is cut off at ${width} pixels`, async ({ regard }) => {
    const page = await regard.ourPage('welcome.html');
    await page.setViewportSize({ width, height: 700 });
    for (const step of ['Sites', 'You', 'Data', 'Ready']) {
      await page.getByRole('button', { name: step, exact: true }).click();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, step).toBeLessThanOrEqual(0);
    }
  });
}
