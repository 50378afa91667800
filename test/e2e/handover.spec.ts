import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { launchChromium } from '../tools/launch.mjs';
import { ensureBuild } from '../tools/prepare.mjs';
import { test as base, expect } from './regard';
import { SITE, seenAt } from './seen';

type Browser = Awaited<ReturnType<typeof launchChromium>>;

/** A browser whose extension lies in a folder that a test may change. */
const test = base.extend<{ folder: string; browser: never; own: Browser }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'regard-version-'));
    await cp(await ensureBuild('chrome', 'e2e'), folder, { recursive: true });
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  own: async ({ folder }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'regard-'));
    const browser = await launchChromium({ extension: folder, profile });
    // An extension from a folder is switched off at its reload otherwise.
    const manage = await browser.context.newPage();
    await manage.goto('chrome://extensions');
    await manage.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
    await use(browser);
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  },
});

/** What the page of all extensions calls. */
declare const chrome: {
  readonly developerPrivate: { updateProfileConfiguration(to: { inDeveloperMode: boolean }): Promise<void> };
  readonly management: { setEnabled(id: string, isEnabled: boolean): Promise<void> };
  readonly runtime: { reload(): void };
};

async function tabAt(browser: Browser, html: string): Promise<Page> {
  const tab = await browser.context.newPage();
  await tab.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await tab.goto(SITE);
  return tab;
}

async function ourPage(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  return page;
}

/** How many spotters live in a page, in all worlds of the extension there, old and new. */
async function spotters(session: CDPSession, contexts: ReadonlySet<number>): Promise<number> {
  const alive = [...contexts].map((contextId) =>
    session
      .send('Runtime.evaluate', { contextId, expression: 'globalThis.regardShared?.spotter !== undefined', returnByValue: true })
      .then(({ result }) => result.value === true)
      .catch(() => false),
  );
  return (await Promise.all(alive)).filter(Boolean).length;
}

/** Every world of the extension in the page's own frame, from now on. */
async function worldsOf(browser: Browser, page: Page): Promise<{ session: CDPSession; contexts: Set<number> }> {
  const session = await browser.context.newCDPSession(page);
  const contexts = new Set<number>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${browser.extensionId}`) contexts.add(context.id);
  });
  await session.send('Runtime.enable');
  return { session, contexts };
}

test('hands an open page over to the next version, without a reload', async ({ own, folder }) => {
  const page = await tabAt(own, '<p>ann@acme.example</p>');
  const before = await ourPage(own);
  await expect.poll(() => seenAt(before)).toEqual(['ann@acme.example']);
  const { session, contexts } = await worldsOf(own, page);
  await expect.poll(() => spotters(session, contexts)).toBe(1);
  const html = await page.content();

  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version: '9.9.9' }));
  const [worker] = own.context.serviceWorkers();
  const next = own.context.waitForEvent('serviceworker');
  await worker?.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await next;

  await page.evaluate(() => document.body.append('bob@boats.example'));
  const after = await ourPage(own);
  await expect.poll(() => seenAt(after)).toEqual(['ann@acme.example', 'bob@boats.example']);
  await expect.poll(() => spotters(session, contexts)).toBe(1);
  expect(contexts.size).toBeGreaterThan(1);
  expect(await page.content()).toBe(html.replace('</p>', '</p>bob@boats.example'));
});

test('ends where the extension is switched off, and begins again where it is switched on', async ({ own }) => {
  const page = await tabAt(own, '<p>ann@acme.example</p>');
  const before = await ourPage(own);
  await expect.poll(() => seenAt(before)).toEqual(['ann@acme.example']);
  const { session, contexts } = await worldsOf(own, page);
  await expect.poll(() => spotters(session, contexts)).toBe(1);

  const manage = await own.context.newPage();
  await manage.goto('chrome://extensions');
  await manage.evaluate((id) => chrome.management.setEnabled(id, false), own.extensionId);
  await expect.poll(() => spotters(session, contexts)).toBe(0);
  await manage.evaluate((id) => chrome.management.setEnabled(id, true), own.extensionId);
  await expect.poll(() => spotters(session, contexts)).toBe(1);
  const after = await ourPage(own);
  await expect.poll(() => seenAt(after)).toEqual(['ann@acme.example']);
});

test('has one spotter in a page, however often it is run there', async ({ own }) => {
  const page = await tabAt(own, '<p>ann@acme.example</p>');
  const ours = await ourPage(own);
  await expect.poll(() => seenAt(ours)).toEqual(['ann@acme.example']);
  const told = await ours.evaluate(async (site) => {
    const { browser } = { browser: (globalThis as unknown as { chrome: typeof import('wxt/browser').browser }).chrome };
    let told = 0;
    browser.storage.session.onChanged.addListener(() => told++);
    const [tab] = await browser.tabs.query({ url: `${site}*` });
    const target = { tabId: tab?.id ?? 0 };
    await Promise.all(Array.from({ length: 50 }, () => browser.scripting.executeScript({ target, files: ['/spotter.js'] })));
    await browser.storage.session.set({ storm: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return told;
  }, SITE);
  const { session, contexts } = await worldsOf(own, page);
  expect(await spotters(session, contexts)).toBe(1);
  // The storm's own mark, and what fifty asked for: a last word, said a few times at most.
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(8);
});
