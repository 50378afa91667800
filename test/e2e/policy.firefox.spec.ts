import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../tools/browsers.mjs';
import { launchFirefox } from '../tools/firefox.mjs';
import { ensureBuild } from '../tools/prepare.mjs';
import { expect, test } from './regard';

const ID = 'regard@regard.example';
const UUID = '5b7f9c52-9b0e-4b51-8a52-2f6c1c7a9e04';
const executable = findFirefox();

test.describe('Firefox', () => {
  test.skip(executable === undefined, 'no Firefox was found on the PATH');

  test('goes by the managed storage manifest in the home folder', async () => {
    // The browser that a test starts has its profile for a home: nothing of the machine is touched.
    const home = await mkdtemp(join(tmpdir(), 'regard-firefox-'));
    await mkdir(join(home, '.mozilla', 'managed-storage'), { recursive: true });
    const data = { organisation: 'Northwind Ltd', currency: 'CHF', off: ['export'], colour: 'red' };
    const manifest = { name: ID, description: 'Regard, as Northwind decided', type: 'storage', data };
    await writeFile(join(home, '.mozilla', 'managed-storage', `${ID}.json`), JSON.stringify(manifest));
    const firefox = await launchFirefox({
      executable: executable ?? '',
      profile: home,
      preferences: { 'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }) },
    });
    try {
      await firefox.install(await ensureBuild('firefox', 'e2e'));
      await firefox.go(`moz-extension://${UUID}/options.html`);
      const seen = () =>
        firefox.inPage(() => ({
          title: document.querySelector('main section h2')?.textContent ?? '',
          faults: [...document.querySelectorAll('code')].map(({ textContent }) => textContent),
          isBackupOff: [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save a backup')?.disabled,
          currency: [...document.querySelectorAll('select')].find(({ value }) => value === 'CHF')?.disabled,
        }));
      await expect
        .poll(seen, { timeout: 20_000 })
        .toEqual({ title: 'Managed by Northwind Ltd', faults: ['colour'], isBackupOff: true, currency: true });
    } finally {
      await firefox.close();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});
