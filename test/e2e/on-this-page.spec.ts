import { violationsOn } from './axe';
import { customerOf, expect, test } from './regard';

test('a list shows who of it matters, in its order; one opens and goes back by keys alone', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('On this page');
  const rows = panel.getByRole('listitem');
  const listed = await page.locator('.list .sender').allTextContents();
  // Without the parcel service, whose machine nobody answers.
  await expect(rows).toHaveCount(listed.length - 1);
  await expect(panel.getByText('3 of 4 are customers')).toBeVisible();
  expect((await rows.allTextContents()).map((text) => listed.findIndex((name) => text.startsWith(name)))).toEqual([0, 1, 2, 3]);
  const stefan = rows.filter({ hasText: 'Stefan Gruber' });
  await expect(stefan).toContainText('1 promise overdue');
  await expect(rows.filter({ hasText: 'Hanneke Visser' })).toContainText('not known');
  expect(await violationsOn(panel)).toEqual([]);
  const worth = /−€[\d,.]+/.exec((await stefan.textContent()) ?? '')?.[0];
  expect(worth).toBeDefined();

  await stefan.getByRole('button').focus();
  await panel.keyboard.press('Enter');
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  // The very figure that the row said.
  await expect(panel.getByRole('region', { name: /^profitability/i })).toContainText(worth ?? '');
  await expect(panel.getByRole('button', { name: 'Back to the list' })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(customerOf(panel)).toHaveText('On this page');
  await expect(stefan.getByRole('button')).toBeFocused();

  // Somebody whom nobody knows can be added from there.
  await rows.filter({ hasText: 'Hanneke Visser' }).getByRole('button').press('Enter');
  await panel.getByRole('button', { name: 'Add as customer' }).click();
  await expect(panel.getByRole('textbox', { name: /^note/i })).toBeVisible();
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  await panel.getByRole('button', { name: 'Back to the list' }).press('Enter');
  await expect(panel.getByText('4 of 4 are customers')).toBeVisible();

  await page.goto(`${inbox}/mail/1`);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByRole('button', { name: 'Back to the list' })).toHaveCount(0);
});
