import type { Locator } from 'playwright';
import { customerOf, expect, startRegard, test } from './regard';
import { stopwatch } from './stopwatch';

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** Ten rows as a small shop's program writes them, in headers of its own. */
const tenRows = `Invoice;Customer;E-mail;Date;Net amount;Cost of goods;Currency
${[
  ['Hanneke Visser', 'hanneke@visser-stairs.example', 1000, 600],
  ['Tam Okoro', 'tam@okoro.example', 80, 30],
]
  .flatMap(([name, email, net, cost]) => [1, 2, 3, 4, 5].map((n) => [name, email, Number(net) + n, Number(cost) + n, n] as const))
  .map(([name, email, net, cost, n], index) => `R-${index + 1};${name};${email};${day(30 * n)};${net},50;${cost},00;EUR`)
  .join('\n')}
`;

test('from the welcome page to the first profit figure of one’s own: ten clicks at most, no column mapped by hand', async ({
  inbox,
}, testInfo) => {
  const regard = await startRegard(testInfo.outputPath('profile'));
  let clicks = 0;
  const click = async (control: Locator) => {
    clicks += 1;
    await control.click();
  };
  const { step, all } = stopwatch('first figure');
  const welcome = await regard.ourPage('welcome.html');
  await click(welcome.getByRole('button', { name: 'Go on' }));
  await welcome.getByRole('textbox', { name: /own addresses/ }).fill('shop.example');
  await click(welcome.getByRole('button', { name: /^Save/ }));
  const opened = regard.context.waitForEvent('page');
  await click(welcome.getByRole('button', { name: 'Open the import' }));
  const options = await opened;
  step('welcome');
  const chooser = options.waitForEvent('filechooser');
  await click(options.getByText('Choose a file', { exact: true }).first());
  await (await chooser).setFiles({ name: 'invoices.csv', mimeType: 'text/csv', buffer: Buffer.from(tenRows) });
  // The dialog of the system: the file, and its button.
  clicks += 2;
  await expect(options.getByRole('row', { name: '10 0 0 0' })).toBeVisible();
  await click(options.getByRole('button', { name: /^import\b/i }));
  await expect(options.getByText(/invoices\.csv.*imported/i).first()).toBeVisible();
  step('ten rows imported');
  const mail = await regard.context.newPage();
  await mail.goto(`${inbox}/mail/4`);
  // The button in the toolbar.
  clicks += 1;
  const panel = await regard.panelBeside(mail);
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  // 5 × (1000.50 − 600.00); the numbers of the rows cancel out.
  await expect(panel.getByRole('region', { name: /^margin before cost to serve/i })).toContainText('€2,002.50');
  step('the first profit figure');
  console.log(`first figure: ${clicks} clicks, ${Math.round(all())} ms`);
  expect(clicks).toBeLessThanOrEqual(10);
  await regard.close();
});
