import { customerOf, expect, test } from './regard';

test('says which part of what they spend is ours, once somebody says the whole, and remembers it', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const field = panel.getByRole('textbox', { name: /All that they spend on such things a year/ });
  await panel.getByText('Share of wallet', { exact: true }).click();
  await field.fill('1');
  await panel.keyboard.press('Enter');
  await expect(panel.getByText('They spend more than that with you already')).toBeVisible();
  await field.fill('much');
  await expect(panel.getByText('“much” is no amount')).toBeVisible();
  await field.fill('1000000');
  await panel.keyboard.press('Enter');
  const share = panel.getByText(/^Share of wallet: \d+%$/);
  await expect(share).toBeVisible();
  await expect(panel.getByText(/over what you noted on/)).toBeVisible();
  await expect(panel.getByText('Margin at stake')).toBeVisible();
  await panel.reload();
  await expect(share).toBeVisible();
  await share.click();
  await field.fill('');
  await panel.keyboard.press('Enter');
  await expect(panel.getByText('Share of wallet', { exact: true })).toBeVisible();
});
