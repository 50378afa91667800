import { readFile, writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import type { browser } from 'wxt/browser';
import { setUp } from '../demo/set-up.mjs';
import { unzip } from '../unit/intake/export/unzip';
import { violationsOn } from './axe';
import { downloaded, exported } from './downloaded';
import { recordsOf } from './kept';
import { flawsOn } from './looks';
import { expect, type Regard, startRegard, test } from './regard';

const PASSPHRASE = 'correct horse battery staple';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function saveBackup(regard: Regard, path: string, passphrase?: string): Promise<void> {
  const options = await regard.ourPage('options.html');
  const backup = card(options, 'Backup');
  if (passphrase !== undefined) {
    await backup.getByRole('switch', { name: /encrypt/i }).check();
    await backup.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await backup.getByLabel('Passphrase again').fill(passphrase);
  }
  await downloaded(options, () => backup.getByRole('button', { name: 'Save a backup' }).click(), path);
  await expect(backup.getByText(/is among your downloads/)).toBeVisible();
  await expect(backup.getByText(/^The last one was made on /)).toBeVisible();
  await options.close();
}

const chooseBackup = (options: Page, path: string) => card(options, 'Restore a backup').locator('input[type=file]').setInputFiles(path);

interface Exported {
  readonly competitors: readonly { readonly id: string }[];
  readonly customers: readonly Record<string, readonly { readonly id: string }[]>[];
}

/** All that the profile knows of anybody, as it exports it, in an order of its own. */
async function everything(options: Page, path: string) {
  const { competitors, customers }: Exported = await exported(options, path);
  const inOrder = (value: unknown) => (Array.isArray(value) ? [...value].sort((a, b) => String(a.id).localeCompare(String(b.id))) : value);
  return {
    competitors: inOrder(competitors),
    customers: customers
      .map((bundle) => Object.fromEntries(Object.entries(bundle).map(([kind, records]) => [kind, inOrder(records)])))
      .sort((a, b) => nameIn(a).localeCompare(nameIn(b))),
  };
}

const nameIn = (bundle: Readonly<Record<string, unknown>>) => (bundle['customer'] as { readonly name: string }).name;

test('a backup of one profile, restored on a new one: all there', async ({ withSample }, testInfo) => {
  const path = testInfo.outputPath('one.regard');
  await saveBackup(withSample, path, PASSPHRASE);
  expect((await readFile(path)).toString('latin1')).not.toContain('Kearney');
  const before = await everything(await withSample.ourPage('options.html'), testInfo.outputPath('before.json'));
  expect(before.customers).toHaveLength(15);

  const other = await startRegard(testInfo.outputPath('profile'));
  const options = await other.ourPage('options.html');
  const startedAt = Date.now();
  await chooseBackup(options, path);
  const restore = card(options, 'Restore a backup');
  const passphrase = restore.getByLabel(/^passphrase of/i);
  await passphrase.fill('Correct horse battery staple');
  await options.keyboard.press('Enter');
  await expect(restore.getByText(/does not open it/)).toBeVisible();
  await passphrase.fill(PASSPHRASE);
  await options.keyboard.press('Enter');
  await expect(restore.getByText(/^Made on /)).toBeVisible();
  await expect(restore.getByRole('definition').first()).toHaveText('15');
  expect(await recordsOf(options, 'customers')).toEqual([]);
  await restore.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(restore.getByText(/is restored: 15 customers/)).toBeVisible();
  testInfo.annotations.push({ type: 'restored in', description: `${Date.now() - startedAt} ms` });
  expect(await everything(options, testInfo.outputPath('after.json'))).toEqual(before);
  await expect(options.getByRole('textbox', { name: /own addresses and domains/i })).not.toHaveValue('');
  await other.close();
});

test('a damaged, a cut and a foreign file are refused in words, and nothing is touched', async ({ withSample }, testInfo) => {
  const path = testInfo.outputPath('whole.regard');
  await saveBackup(withSample, path);
  const whole = await readFile(path);
  const changed = Buffer.from(whole);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  const options = await withSample.ourPage('options.html');
  const before = await everything(options, testInfo.outputPath('before.json'));
  const cases: readonly [Buffer, RegExp][] = [
    [changed, /damaged or cut off/],
    [whole.subarray(0, whole.length - 100), /damaged or cut off/],
    [Buffer.from('REGARD BACKUP 2\n{}\n'), /made by a newer version/],
    [Buffer.from('name,email\nAnn,ann@acme.example\n'), /no backup of Regard/],
  ];
  for (const [content, sentence] of cases) {
    const file = testInfo.outputPath('bad.regard');
    await writeFile(file, content);
    await chooseBackup(options, file);
    await expect(card(options, 'Restore a backup').getByRole('alert')).toHaveText(sentence);
    await expect(options.getByRole('button', { name: 'Restore', exact: true })).toHaveCount(0);
  }
  expect(await everything(options, testInfo.outputPath('after.json'))).toEqual(before);
});

test('the tables of an export open in a spreadsheet, and run nothing there', async ({ regard }, testInfo) => {
  const options = await regard.ourPage('options.html');
  const text = 'name,email,company,tags\n"=HYPERLINK(""https://evil.example"")",eve@acme.example,+Acme,@home\n';
  await options
    .locator('input[type=file][accept*=".csv"]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await options.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(options.getByText(/people.csv imported/)).toBeVisible();
  const press = () => card(options, 'Export').getByRole('button', { name: /CSV/ }).click();
  const files = await unzip(new Blob([new Uint8Array(await downloaded(options, press, testInfo.outputPath('all.zip')))]));
  const { data } = Papa.parse<Record<string, string>>((files.get('customers.csv') ?? '').slice(1), { header: true, skipEmptyLines: true });
  const eve = data.find(({ email }) => email === 'eve@acme.example');
  expect(eve).toMatchObject({ name: `'=HYPERLINK("https://evil.example")`, company: "'+Acme", tags: "'@home" });
  for (const cell of data.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@]/);

  expect((await exported(options, testInfo.outputPath('all.json'))).customers).toHaveLength(2);
});

test('everything is erased by keyboard alone, after it was asked twice', async ({ withSample }) => {
  const options = await withSample.ourPage('options.html');
  const erase = card(options, 'Erase everything');
  const ask = erase.getByRole('button', { name: /^erase everything/i });
  await ask.focus();
  await options.keyboard.press('Enter');
  await expect(erase.getByText(/cannot be undone/)).toBeVisible();
  await erase.getByRole('button', { name: 'Back up first' }).focus();
  await options.keyboard.press('Escape');
  await expect(ask).toBeFocused();
  expect((await recordsOf(options, 'customers')).length).toBeGreaterThan(0);

  await options.keyboard.press('Enter');
  await erase.getByRole('switch', { name: 'Keep my settings' }).focus();
  await options.keyboard.press('Space');
  await options.keyboard.press('Tab');
  await options.keyboard.press('Tab');
  await expect(erase.getByRole('button', { name: 'Erase customers and settings' })).toBeFocused();
  await options.keyboard.press('Enter');
  await expect(erase.getByText('Everything is erased.')).toBeVisible();
  for (const store of ['customers', 'ledger', 'interactions', 'voices', 'opportunities', 'imports', 'settings', 'find', 'hints'])
    expect(await recordsOf(options, store), store).toEqual([]);
  await expect(options.getByRole('textbox', { name: /own addresses and domains/i })).toHaveValue('');
});

test('looks once a day for contacts that are older than they are to be kept', async ({ regard }) => {
  const options = await regard.ourPage('options.html');
  const alarms = await options.evaluate(() => (globalThis as unknown as { chrome: typeof browser }).chrome.alarms.getAll());
  expect(alarms).toMatchObject([{ name: 'daily', periodInMinutes: 1440 }]);
});

test('says how many contacts would go before they do', async ({ withSample }) => {
  const options = await withSample.ourPage('options.html');
  const keep = card(options, 'How long contacts are kept');
  const before = (await recordsOf(options, 'interactions')).length;
  await keep.getByLabel('Keep contacts for').selectOption('1 year');
  const remove = keep.getByRole('button', { name: /^save and remove \d+ contacts?$/i });
  await expect(remove).toBeVisible();
  const count = Number(/\d+/.exec((await remove.textContent()) ?? '')?.[0]);
  expect((await recordsOf(options, 'interactions')).length).toBe(before);
  await remove.click();
  await expect(keep.getByText(`Saved. ${count} contact${count === 1 ? ' was' : 's were'} removed.`)).toBeVisible();
  expect((await recordsOf(options, 'interactions')).length).toBe(before - count);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can take data out, bring it back and erase it, also on a narrow page, ${colorScheme}`, async ({
    browserName: _,
  }, testInfo) => {
    const regard = await startRegard(testInfo.outputPath('profile'), { colorScheme });
    await setUp(regard);
    const options = await regard.ourPage('options.html');
    const path = testInfo.outputPath('open.regard');
    await downloaded(options, () => options.getByRole('button', { name: 'Save a backup' }).click(), path);
    await options.getByRole('switch', { name: /encrypt/i }).check();
    await options.getByRole('button', { name: 'Save a backup' }).click();
    await expect(options.getByText(/^type a passphrase/i)).toBeVisible();
    await chooseBackup(options, path);
    await expect(options.getByText(/^Made on /)).toBeVisible();
    await options.getByLabel('Keep contacts for').selectOption('1 year');
    await options.getByRole('button', { name: /^erase everything/i }).click();
    for (const width of [1280, 320]) {
      await options.setViewportSize({ width, height: 900 });
      expect(await violationsOn(options), `${width} pixels`).toEqual([]);
      const overflow = await options.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await chooseBackup(options, testInfo.file);
    await expect(card(options, 'Restore a backup').getByRole('alert')).toBeVisible();
    expect(await violationsOn(options), 'refused').toEqual([]);
    await regard.close();
  });
}

test('reminds of a backup after thirty days, in the panel, and can be put off', async ({ regard }, testInfo) => {
  const file = testInfo.outputPath('people.csv');
  await writeFile(file, 'name,email\nAda Ito,ada@ito.example\n');
  const options = await regard.ourPage('options.html');
  await card(options, 'Data').locator('input[type=file]').first().setInputFiles(file);
  await options.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(options.getByText(/1 new/).first()).toBeVisible();

  const panelOn = async (days: number) => {
    const panel = await regard.context.newPage();
    await panel.clock.setFixedTime(Date.now() + days * 86_400_000);
    await panel.setViewportSize({ width: 320, height: 700 });
    await panel.goto(`chrome-extension://${regard.extensionId}/sidepanel.html?find=ada`);
    await expect(panel.getByRole('button', { name: 'Find a customer' })).toBeVisible();
    return panel;
  };
  const words = 'No backup of your records was made yet. They stand in this browser alone.';
  const first = await panelOn(0);
  // The day from which it counts.
  await expect
    .poll(async () => (await recordsOf(options, 'settings')).filter((value) => /^\d{4}-\d\d-\d\d$/.test(String(value))))
    .toHaveLength(1);
  await first.close();
  const late = await panelOn(31);
  await expect(late.getByText(words)).toBeVisible();
  expect(await violationsOn(late)).toEqual([]);
  expect(await flawsOn(late)).toEqual([]);
  const [opened] = await Promise.all([
    regard.context.waitForEvent('page', (page) => page.url().endsWith('options.html#backup')),
    late.getByRole('button', { name: 'Back up', exact: true }).click(),
  ]);
  await expect(card(opened, 'Backup')).toBeInViewport();
  await late.getByRole('button', { name: 'In 30 days' }).click();
  await expect(late.getByText(words)).toHaveCount(0);
  await late.close();
  await expect((await panelOn(60)).getByText(words)).toHaveCount(0);
  await expect((await panelOn(62)).getByText(words)).toBeVisible();
});
