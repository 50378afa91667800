import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { test as base, expect } from 'playwright/test';
import { serveInbox } from '../demo/server.mjs';
import { setUp } from '../demo/set-up.mjs';
import { type Launched, launchChromium } from '../tools/launch.mjs';
import { ensureBuild } from '../tools/prepare.mjs';

/** A browser with the extension, on a profile of its own. */
export interface Regard extends Launched {
  /** The profile's folder: another start of the browser can go on with it. */
  readonly profile: string;
  /** A page of the extension, in a tab. */
  ourPage(path: string): Promise<Page>;
  /** The real side panel beside a page; opened where it is not. */
  panelBeside(page: Page): Promise<Page>;
}

interface Fixtures {
  /** A browser that has the extension and nothing in it. */
  readonly regard: Regard;
  /** The same, with the sample data and our own domain set, as its user would do it. */
  readonly withSample: Regard;
  /** The address of the sample inbox. */
  readonly inbox: string;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern
  regard: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'regard-'));
    const regard = await startRegard(profile);
    await use(regard);
    await regard.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  },
  withSample: async ({ regard }, use) => {
    await setUp(regard);
    await use(regard);
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above
  inbox: async ({}, use) => {
    const { url, close } = await serveInbox();
    await use(url);
    await close();
  },
});

export { expect };

/** Starts the browser on a profile; unless said otherwise with the build that holds the sites from the start. */
export async function startRegard(
  profile: string,
  {
    mode = 'e2e',
    ...options
  }: {
    mode?: 'e2e' | 'production';
    colorScheme?: 'light' | 'dark';
    args?: readonly string[];
    language?: string;
    keepsWelcome?: boolean;
  } = {},
): Promise<Regard> {
  const browser = await launchChromium({ extension: await ensureBuild('chrome', mode), profile, ...options });
  const looks: { release(): Promise<void> }[] = [];
  return {
    ...browser,
    profile,
    async ourPage(path) {
      const page = await browser.context.newPage();
      await page.goto(`chrome-extension://${browser.extensionId}/${path}`);
      return page;
    },
    async panelBeside(page) {
      await browser.openPanel(page);
      const look = await browser.panel();
      looks.push(look);
      return look.page;
    },
    async close() {
      await Promise.all(looks.map((look) => look.release().catch(() => undefined)));
      await browser.close().catch(() => undefined);
    },
  };
}

/** The customer whom the panel shows. */
export const customerOf = (panel: Page) => panel.getByRole('heading', { level: 1 });
