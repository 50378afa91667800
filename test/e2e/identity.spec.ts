import { customerOf, expect, test } from './regard';
import { day, takeFile } from './take-file';

const customers = `customer_id,name,email,company,domain
1,Hanneke Visser,hanneke@visser-stairs.example,Visser Stairs,visser-stairs.example
2,Hanneke Visser,h.visser@visser-stairs.example,Visser Stairs,visser-stairs.example
`;

const invoices = `invoice_no,customer_id,date,currency,net,cost,status
A-1,1,${day(40)},EUR,1000.00,600.00,paid
B-1,2,${day(50)},EUR,500.00,200.00,paid
`;

// Complaint: "two addresses make two customers; a merge can't be undone".
test('two addresses become one customer, and two again, by keyboard alone', async ({ regard, inbox }) => {
  const options = await regard.ourPage('options.html');
  await takeFile(options, 'customers.csv', customers);
  await takeFile(options, 'invoices.csv', invoices);
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  const margin = panel.getByRole('region', { name: /^margin before cost to serve/i });
  await expect(margin).toContainText('€400.00');

  const twins = panel.getByRole('region', { name: 'Possibly the same customer' });
  const open = async (region: typeof twins) => {
    await region.locator('summary').focus();
    await panel.keyboard.press('Enter');
  };
  await open(twins);
  await expect(twins.getByText('the same name at the same company')).toBeVisible();
  await twins.getByRole('button', { name: /^Merge/ }).focus();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('group', { name: /It can be un-merged at any time/ })).toBeFocused();
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Enter');
  await expect(margin).toContainText('€700.00');
  await expect(panel.getByText('Hanneke Visser is now part of Hanneke Visser.')).toBeAttached();
  await expect(twins).toHaveCount(0);
  const merged = panel.getByRole('region', { name: 'Also part of this customer' });
  await open(merged);
  await expect(merged.getByText('h.visser@visser-stairs.example')).toBeVisible();
  await merged.getByRole('button', { name: /^Un-merge/ }).click();
  await merged.getByRole('button', { name: 'Un-merge', exact: true }).click();
  await expect(margin).toContainText('€400.00');
  await expect(merged).toHaveCount(0);

  // Complaint: "a wrong suggestion can't be dismissed".
  await open(twins);
  await twins.getByRole('button', { name: /not the same$/ }).click();
  await twins.getByRole('button', { name: 'Not the same', exact: true }).click();
  await expect(twins).toHaveCount(0);
  await page.goto(`${inbox}/mail/5`);
  await page.goto(`${inbox}/mail/4`);
  await expect(margin).toContainText('€400.00');
  await expect(twins).toHaveCount(0);
});
