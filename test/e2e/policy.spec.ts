import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchChromium } from '../tools/launch.mjs';
import { ensureBuild } from '../tools/prepare.mjs';
import { violationsOn } from './axe';
import { expect, test } from './regard';

/** Where Chromium on Linux reads what an administrator decided: for the whole machine, and for root alone to write. */
const chromium = '/etc/chromium';
const policies = join(chromium, 'policies');
const file = join(policies, 'managed', `regard-test-${process.pid}.json`);

const mayWrite = (): boolean => {
  try {
    accessSync(chromium, constants.W_OK);
    return true;
  } catch {
    // Not there, or not ours.
    return false;
  }
};

/** Only for the extension of that id: other browsers on this machine read the file as well. */
function decide(id: string, policy: object): void {
  mkdirSync(join(policies, 'managed'), { recursive: true });
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
}

const policy = {
  organisation: 'Northwind Ltd',
  sites: [{ address: 'https://mail.northwind.example', record: true }],
  sources: [{ vendor: 'requestTracker', settings: { address: 'https://rt.northwind.example/' } }, { vendor: 'abacus' }],
  ownDomains: ['northwind.example'],
  currency: 'CHF',
  costs: { perHour: 80.5, minutesPerContact: 7 },
  off: ['export', 'marks', 'sources'],
};

test.describe('an administrator decides', () => {
  test.skip(!mayWrite(), `${chromium} cannot be written, where Chromium reads policies`);
  const hadFolder = existsSync(policies);
  const clean = () => {
    rmSync(file, { force: true });
    if (!hadFolder) rmSync(policies, { recursive: true, force: true });
  };
  test.afterEach(clean);

  test('what is locked, who says so, and no longer so once the policy is gone', async ({ inbox }) => {
    process.once('exit', clean);
    // A folder of its own makes an id of its own: tests beside this one go by no policy.
    const folder = await mkdtemp(join(tmpdir(), 'regard-policy-'));
    await cp(await ensureBuild('chrome', 'e2e'), join(folder, 'extension'), { recursive: true });
    const regard = await launchChromium({ extension: join(folder, 'extension'), profile: join(folder, 'profile') });
    try {
      const page = await regard.context.newPage();
      await page.goto(`${inbox}/mail/4`);
      const marks = page.locator('[data-regard]');
      await expect(marks).not.toHaveCount(0);

      const options = await regard.context.newPage();
      await options.goto(`chrome-extension://${regard.extensionId}/options.html`);
      await expect(options.getByRole('button', { name: 'Save a backup' })).toBeEnabled();

      decide(regard.extensionId, policy);
      const managed = options.getByRole('region', { name: 'Managed by Northwind Ltd' });
      await expect(managed).toContainText('sources: abacus');
      await expect(options.getByRole('button', { name: 'Save a backup' })).toBeDisabled();
      await expect(part(options, 'data')).toContainText('Switched off by Northwind Ltd');
      await expect(options.getByLabel('Currency', { exact: true })).toBeDisabled();
      await expect(options.getByLabel('Currency', { exact: true })).toHaveValue('CHF');
      await expect(options.getByLabel('Cost of an hour', { exact: true })).toHaveValue('80.50');
      await expect(options.getByLabel('Minutes of a contact', { exact: true })).toHaveValue('7');
      await expect(part(options, 'you')).toContainText('Always ours: northwind.example.');
      await expect(part(options, 'sites')).toContainText('mail.northwind.example');

      // Nothing but what is named can be connected, and there where it is named.
      await expect(options.getByRole('list', { name: 'Systems to connect' })).toHaveCount(0);
      await options.getByRole('button', { name: 'Connect Request Tracker: https://rt.northwind.example' }).click();
      const address = options.getByRole('form', { name: 'Connect Request Tracker' }).getByLabel('Address', { exact: true });
      await expect(address).toHaveValue('https://rt.northwind.example');
      await expect(address).toBeDisabled();
      expect(await violationsOn(options)).toEqual([]);

      // The page that is open loses its marks, and a new one gets none.
      await expect(marks).toHaveCount(0);
      await page.reload();
      await regard.openPanel(page);
      const panel = await regard.panel();
      await expect(panel.page.getByRole('heading', { level: 1 })).toHaveText(/./);
      await panel.release();
      await expect(marks).toHaveCount(0);

      rmSync(file);
      await expect(managed).toHaveCount(0);
      await expect(options.getByRole('button', { name: 'Save a backup' })).toBeEnabled();
      await expect(options.getByLabel('Currency', { exact: true })).toBeEnabled();
      await expect(options.getByLabel('Currency', { exact: true })).toHaveValue('EUR');
      await expect(marks).not.toHaveCount(0);
    } finally {
      await regard.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});

const part = (options: Page, name: string) => options.locator(`#${name}`);
