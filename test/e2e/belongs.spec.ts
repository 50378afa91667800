import { customerOf, expect, test } from './regard';
import { day, takeFile } from './take-file';

const customers = `customer_id,name,email,company,domain
1,Hanneke Visser,hanneke@visser-stairs.example,Visser Stairs,visser-stairs.example
2,H. Visser,hanneke+shop@visser-stairs.example,Visser Stairs,visser-stairs.example
3,,,Noord Holding,noord-holding.example
`;

const invoices = `invoice_no,customer_id,date,currency,net,cost,status
A-1,1,${day(40)},EUR,1000.00,600.00,paid
B-1,3,${day(50)},EUR,500.00,200.00,paid
`;

test('a company is given an owner in the panel, by keyboard, and it is taken back', async ({ regard, inbox }) => {
  const options = await regard.ourPage('options.html');
  await takeFile(options, 'customers.csv', customers);
  await takeFile(options, 'invoices.csv', invoices);
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');

  // The company itself, then whom it belongs to.
  await panel.getByRole('button', { name: 'Find a customer' }).click();
  await panel.getByRole('combobox').fill('visser stairs');
  await panel.getByRole('option', { name: /^Visser Stairs/ }).click();
  await expect(customerOf(panel)).toHaveText('Visser Stairs');
  await panel.getByRole('button', { name: 'More about Visser Stairs' }).click();
  await panel.getByRole('button', { name: 'Belongs to …' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Whom does Visser Stairs belong to?' });
  await expect(dialog.getByText('Now: no company')).toBeVisible();
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await panel.keyboard.type('noord');
  await expect(dialog.getByRole('option', { name: /^Noord Holding/ })).toBeVisible();
  await panel.keyboard.press('Enter');
  await expect(dialog.getByText('Now: Noord Holding')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByText('Noord Holding', { exact: true })).toBeVisible();

  // The owner counts both, and cannot belong to what it owns.
  await panel.getByRole('button', { name: 'Find a customer' }).click();
  await panel.getByRole('combobox').fill('noord');
  await panel.getByRole('option', { name: /^Noord Holding/ }).click();
  await expect(customerOf(panel)).toHaveText('Noord Holding');
  const margin = panel.getByRole('region', { name: /^margin before cost to serve/i });
  await expect(margin).toContainText('€700.00');
  await panel.getByRole('button', { name: 'More about Noord Holding' }).click();
  await panel.getByRole('button', { name: 'Belongs to …' }).click();
  await expect(panel.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await panel.keyboard.type('visser stairs');
  await expect(panel.getByRole('option', { name: /^Visser Stairs/ })).toBeVisible();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('the other way round');
  await panel.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Find a customer' }).click();
  await panel.getByRole('combobox').fill('visser stairs');
  await panel.getByRole('option', { name: /^Visser Stairs/ }).click();
  await panel.getByRole('button', { name: 'More about Visser Stairs' }).click();
  await panel.getByRole('button', { name: 'Belongs to …' }).click();
  const again = panel.getByRole('dialog');
  await again.getByRole('button', { name: 'Belongs to none' }).click();
  await expect(again.getByText('Now: no company')).toBeVisible();
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(again.getByText('Now: Noord Holding')).toBeVisible();
});

test('the portfolio lists who may stand twice, and takes back what was said of them', async ({ regard }) => {
  const options = await regard.ourPage('options.html');
  await takeFile(options, 'customers.csv', customers);
  await takeFile(options, 'invoices.csv', invoices);
  const portfolio = await regard.ourPage('portfolio.html');
  const card = portfolio.getByRole('region', { name: 'Possibly the same customer twice' });
  await card.getByRole('button', { name: 'Look for duplicates' }).click();
  const pair = card.getByRole('listitem');
  await expect(pair).toHaveCount(1);
  await expect(pair).toContainText('reaches the same mailbox');
  await pair.getByRole('button', { name: /^Merge/ }).click();
  await pair.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(pair).toContainText('H. Visser is now part of Hanneke Visser.');
  await pair.getByRole('button', { name: 'Undo' }).click();
  await pair.getByRole('button', { name: /not the same$/ }).click();
  await pair.getByRole('button', { name: 'Not the same', exact: true }).click();
  await expect(pair).toContainText('Remembered');
  await pair.getByRole('button', { name: 'Undo' }).click();
  await expect(pair.getByRole('button', { name: /^Merge/ })).toBeVisible();
});
