import type { Page } from 'playwright';
import { customerOf, expect, test } from './regard';

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

const customers = `customer_id,name,email,company,domain,currency,revenue_net,cost
1,Hanneke Visser,hanneke@visser-stairs.example,Visser Stairs,visser-stairs.example,EUR,99999.00,1.00
2,Nobody,not-an-address,,,EUR,,
3,Tam Okoro,tam@okoro.example,,,EUR,500.00,300.00
`;

const invoices = `invoice_no,customer_id,date,currency,net,cost,status
A-1,1,${day(40)},EUR,1000.00,600.00,paid
A-2,1,${day(90)},EUR,"0.10",0.05,paid
A-3,1,${day(91)},EUR,0.20,0.10,paid
A-4,1,no date,EUR,5.00,1.00,paid
A-5,1,${day(500)},EUR,7000.00,10.00,paid
`;

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function choose(options: Page, name: string, text: string): Promise<void> {
  await options.locator('input[type=file][accept*=".csv"]').setInputFiles(file(name, text));
}

async function take(options: Page, name: string): Promise<void> {
  await options.getByRole('button', { name: /^import\b/i }).click();
  await expect(options.getByText(new RegExp(`${name}.*imported`, 'i')).first()).toBeVisible();
}

test('shows first what a file would do, then does it, once', async ({ regard, inbox }) => {
  const options = await regard.ourPage('options.html');
  await choose(options, 'customers.csv', customers);
  await expect(options.getByText(/not-an-address/).first()).toBeVisible();
  await take(options, 'customers.csv');
  await choose(options, 'invoices.csv', invoices);
  await expect(options.getByText(/no date/).first()).toBeVisible();
  await take(options, 'invoices.csv');

  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  // 1000.30 − 600.15: the invoice of last year is not of these twelve months, and the file's own totals count no more.
  await expect(panel.getByRole('region', { name: /^margin before cost to serve/i })).toContainText('€400.15');
  await expect(panel.getByRole('region', { name: /^margin before cost to serve/i })).toContainText('€1,000.30');

  await options.bringToFront();
  await choose(options, 'invoices.csv', invoices);
  await expect(options.getByRole('region', { name: 'Data', exact: true })).toContainText(/unchanged/i);
  await expect(options.getByRole('button', { name: /^import\b/i })).toBeDisabled();
});

test('undoes an import exactly', async ({ regard, inbox }) => {
  const options = await regard.ourPage('options.html');
  await choose(options, 'customers.csv', customers);
  await take(options, 'customers.csv');
  await options.getByRole('button', { name: /^undo/i }).first().click();
  await expect(options.getByText(/undone/i).first()).toBeVisible();

  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/4`);
  const panel = await regard.panelBeside(page);
  await expect(panel.getByRole('heading', { name: 'Not a customer yet' })).toBeVisible();
});

test.describe('files that are none', () => {
  const cases: readonly [string, string | Buffer][] = [
    ['empty.csv', ''],
    ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0])],
    ['letter.csv', 'Dear all,\nthis is a letter, and no table.\n'],
  ];
  for (const [name, content] of cases) {
    test(`${name} is refused in words`, async ({ regard }) => {
      const options = await regard.ourPage('options.html');
      await options.locator('input[type=file][accept*=".csv"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
      await expect(options.getByRole('alert')).toBeVisible();
      await expect(options.getByRole('button', { name: /^import\b/i })).toBeHidden();
    });
  }
});
