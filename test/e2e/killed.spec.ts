import type { Page } from 'playwright';
import { seeded } from '../unit/economics/draw';
import { exported } from './downloaded';
import { expect, type Regard, startRegard, test } from './regard';

/** How often the browser is killed, and how many rows the file has that is being imported then. */
const KILLS = 20;
const ROWS = 2000;
/** The longest that an import goes on before it is killed, in milliseconds: some are not begun by then, some are done. */
const LATEST = 250;

interface Csv {
  readonly name: string;
  readonly text: string;
}

/** People with their companies, and then their invoices, in turn. */
const files: readonly Csv[] = Array.from({ length: KILLS }, (_, file): Csv => {
  const first = Math.floor(file / 2) * ROWS;
  const numbers = Array.from({ length: ROWS }, (_row, index) => first + index);
  if (file % 2 === 0) {
    const rows = numbers.map((n) => `K${n},Person ${n},p${n}@company-${n % 90}.example,Company ${n % 90}`);
    return { name: `people-${file}.csv`, text: ['customer id,name,email,company', ...rows].join('\n') };
  }
  const rows = numbers.map((n) => `R${n},K${n},2026-0${1 + (n % 9)}-1${n % 10},EUR,${n}.50,${n % 7}.25`);
  return { name: `invoices-${file}.csv`, text: ['invoice no,customer id,date,currency,net,cost', ...rows].join('\n') };
});

/** Looks at what the file would do. A reason why it cannot be read begins with its name, too: that is no look. */
async function check(options: Page, { name, text }: Csv): Promise<void> {
  await options.locator('input[type=file][accept*=".csv"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(options.getByText(new RegExp(`^${name}: `))).toBeVisible();
  expect(await options.getByRole('alert').allTextContents()).toEqual([]);
}

/** A file whose import was begun, and whether the user was told that it is done. */
interface Begun {
  readonly csv: Csv;
  readonly isAcknowledged: boolean;
}

const said = (options: Page, { name }: Csv) => options.getByText(`${name} imported:`);
const press = (options: Page) => options.getByRole('button', { name: 'Import', exact: true }).click();

/** Imports what is not there yet, if anything; nothing may be left to do where the user was told that it is imported. */
async function finish(options: Page, { csv, isAcknowledged }: Begun): Promise<boolean> {
  await check(options, csv);
  const isDone = await options.getByText('All rows are here already.').isVisible();
  if (isAcknowledged) expect(isDone, await options.getByRole('table', { name: 'Rows' }).innerText()).toBe(true);
  if (isDone) return false;
  await press(options);
  await expect(said(options, csv)).toBeVisible();
  return true;
}

/** What of the records does not differ from one import to the next: ids and days of making do. */
async function outcome(regard: Regard, path: string) {
  const options = await regard.ourPage('options.html');
  const { customers } = await exported(options, path);
  const names = new Map<string, string>(customers.map(({ customer }: Bundled) => [customer.id, customer.name]));
  return customers
    .map(({ customer: { kind, name, emails, sourceKeys, companyId }, ledger }: Bundled) => {
      const entries = ledger.map(({ sourceKey, on, minor }) => `${sourceKey} ${on} ${minor}`).sort();
      return [kind, name, emails, [...sourceKeys].sort(), names.get(companyId ?? ''), entries].flat().join(' ');
    })
    .sort();
}

interface Bundled {
  readonly customer: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly emails: readonly string[];
    readonly sourceKeys: readonly string[];
    readonly companyId?: string;
  };
  readonly ledger: readonly { readonly sourceKey: string; readonly on: string; readonly minor: number }[];
}

test('an import killed at twenty moments and gone on with is the same as one that nobody disturbed', async ({ regard }, testInfo) => {
  test.setTimeout(180_000);
  const moment = seeded(20_261_125);
  const profile = testInfo.outputPath('killed');
  let last: Begun | undefined;
  let brokenOff = 0;
  for (const csv of files) {
    const killed = await startRegard(profile);
    const options = await killed.ourPage('options.html');
    if (last !== undefined && (await finish(options, last))) brokenOff += 1;
    await check(options, csv);
    // Not as a mouse would: that takes longer than the import.
    await options.evaluate(() => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Import')?.click());
    await new Promise((resolve) => setTimeout(resolve, moment() * LATEST));
    const isAcknowledged = await said(options, csv).isVisible();
    await killed.kill();
    last = { csv, isAcknowledged };
  }
  const again = await startRegard(profile);
  const options = await again.ourPage('options.html');
  if (last !== undefined) await finish(options, last);
  testInfo.annotations.push({ type: 'broken off half-way', description: `${brokenOff} of ${KILLS}` });
  // Else it was killed at moments that matter to nobody.
  expect(brokenOff).toBeGreaterThan(KILLS / 5);

  const undisturbed = await regard.ourPage('options.html');
  for (const csv of files) await finish(undisturbed, { csv, isAcknowledged: false });
  const expected = await outcome(regard, testInfo.outputPath('undisturbed.json'));
  expect(expected).toHaveLength((KILLS / 2) * ROWS + 90);
  expect(await outcome(again, testInfo.outputPath('killed.json'))).toEqual(expected);
  await again.close();
});
