import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findChromium } from './browsers.mjs';
import { killTree } from './kill-tree.mjs';
import { lookAtPanel, openPanel } from './panel.mjs';
import { poll } from './poll.mjs';

/**
 * @typedef {object} LaunchOptions
 * @property {string} extension the folder of the built extension
 * @property {string} profile the folder of the browser's profile; made where it is missing
 * @property {boolean} [headless] true where absent
 * @property {{ width: number, height: number }} [size] of the window, or of its pages where there is none; 1280×800 where absent
 * @property {'light' | 'dark'} [colorScheme] what pages and panel are told the user prefers; a window's own setting where absent
 * @property {boolean} [keepsWelcome] leaves the page open that greets after the installation, on a new profile
 * @property {readonly string[]} [args] further arguments of the browser
 * @property {string} [language] that the browser speaks; its own where absent, which Playwright makes English
 * @property {Record<string, string | undefined>} [env] the browser's environment; ours where absent
 * @property {string} [executable] Chromium's program; found where absent
 */

/**
 * @typedef {object} Launched
 * @property {import('playwright').BrowserContext} context
 * @property {string} extensionId
 * @property {(page: import('playwright').Page) => Promise<void>} openPanel presses the toolbar's button in the page's tab; nothing where a panel is open
 * @property {() => Promise<import('./panel.mjs').PanelLook>} panel a look at the open side panel; to be released
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} kill ends the browser at once with all its processes, as a crash would
 */

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts Chromium with the extension, and waits until the extension runs.
 * @param {LaunchOptions} options
 * @returns {Promise<Launched>}
 */
export async function launchChromium(options) {
  const { chromium } = await import('playwright');
  const profile = resolve(options.profile);
  const isNew = !existsSync(join(profile, 'Default'));
  await mkdir(profile, { recursive: true });
  // Chromium writes the port of this run there; an older run's must not be taken for it.
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable ?? (await findChromium()),
    // Playwright's own headless mode is a browser without extensions.
    headless: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: argumentsOf(options),
    ...(options.env ? { env: options.env } : {}),
    // Else Playwright tells the pages that the browser speaks English.
    ...(options.language === undefined ? {} : { locale: options.language }),
    ...viewOf(options),
  });
  try {
    const extensionId = await extensionIdIn(context);
    if (isNew && !options.keepsWelcome) await closeWelcome(context, extensionId);
    const session = await browserSession(context);
    const processes = await session.send('SystemInfo.getProcessInfo');
    const pid = processes.processInfo.find(({ type }) => type === 'browser')?.id;
    return {
      context,
      extensionId,
      openPanel: (page) => openPanel({ context, session, extensionId, page }),
      panel: () => lookAtPanel(profile, extensionId, options.colorScheme),
      close: () => close(context),
      kill: () => killTree(pid),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/**
 * A new profile is greeted, once: in a tab of its own, which would stand in front of what is to be seen.
 * @param {import('playwright').BrowserContext} context
 * @param {string} extensionId
 */
async function closeWelcome(context, extensionId) {
  const welcome = await poll(() => context.pages().find((page) => page.url() === `chrome-extension://${extensionId}/welcome.html`), {
    seconds: 10,
    otherwise: 'The extension was installed, and greeted nobody within ten seconds.',
  });
  // Closed while it still asks for its words, it leaves its process without any, and the next of our pages is in that process (Chromium 156).
  await welcome.getByRole('heading', { level: 1, name: /./ }).waitFor();
  await welcome.close();
}

/** Somebody may close the window first, or while we do. @param {import('playwright').BrowserContext} context */
async function close(context) {
  const closed = new Promise((resolve) => context.once('close', resolve));
  await Promise.race([closed, context.close()]).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Error) || !error.message.includes('has been closed')) throw error;
  });
}

/** @param {LaunchOptions} options */
function argumentsOf({ extension, headless = true, size = { width: 1280, height: 800 }, language, args = [] }) {
  const folder = resolve(extension);
  return [
    ...quiet,
    ...(headless ? ['--headless=new', '--disable-gpu'] : ['--test-type']),
    // Root has no sandbox to drop into; anybody else keeps it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--window-size=${size.width},${size.height}`,
    `--disable-extensions-except=${folder}`,
    `--load-extension=${folder}`,
    '--remote-debugging-port=0',
    ...(language === undefined ? [] : [`--lang=${language}`]),
    ...args,
  ];
}

/** A window is as large as the user makes it, and as light; without one we say both. @param {LaunchOptions} options */
function viewOf({ headless = true, size = { width: 1280, height: 800 }, colorScheme }) {
  const scheme = { colorScheme: colorScheme ?? (headless ? 'light' : null) };
  return headless ? { ...scheme, viewport: size } : { ...scheme, viewport: null };
}

/** @param {import('playwright').BrowserContext} context */
async function extensionIdIn(context) {
  const worker = await poll(() => context.serviceWorkers().find((candidate) => candidate.url().startsWith('chrome-extension://')), {
    seconds: 20,
    otherwise: 'The extension did not start: no service worker of it was seen. Does this Chromium load extensions (--load-extension)?',
  });
  return new URL(worker.url()).host;
}

/** @param {import('playwright').BrowserContext} context */
async function browserSession(context) {
  const browser = context.browser();
  if (browser === null) throw new Error('Playwright gave no browser for this profile: its version is too old.');
  return browser.newBrowserCDPSession();
}
