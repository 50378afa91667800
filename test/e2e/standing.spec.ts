import { customerOf, expect, test } from './regard';

test('places the customer among all and looks ahead, after the figures', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  const card = panel.getByRole('region', { name: /^profitability/i });
  await expect(card.getByText('Rank', { exact: true })).toBeVisible();
  await expect(card.getByRole('img', { name: /this one is at \d+ of \d+/ })).toBeVisible();
  // The sample is too small for a model: their own interval stands in, and that is said.
  await expect(card.getByText('Rule of their own order intervals')).toBeVisible();

  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await expect(card.getByRole('img', { name: /this one is at \d+ of \d+/ })).toBeVisible();
});
