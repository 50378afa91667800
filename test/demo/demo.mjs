import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../tools/browsers.mjs';
import { launchChromium } from '../tools/launch.mjs';
import { ensureBuild, ensurePackages, root } from '../tools/prepare.mjs';
import { serveInbox } from './server.mjs';
import { setUp } from './set-up.mjs';

/**
 * @typedef {object} Demo
 * @property {import('../tools/launch.mjs').Launched} browser
 * @property {import('playwright').Page} page where the mails are shown
 * @property {(mail: number) => Promise<void>} open shows that mail, with the side panel beside it
 * @property {() => Promise<void>} close ends browser and inbox
 */

/**
 * Prepares what is missing, then starts browser and inbox with the sample loaded.
 * A named profile keeps its notes for the next time; without a name it begins anew, and leaves nothing.
 * @param {{ headless: boolean, profile?: string } & Partial<Pick<import('../tools/launch.mjs').LaunchOptions, 'size' | 'colorScheme' | 'env'>>} options
 * @returns {Promise<Demo>}
 */
export async function startDemo({ headless, profile: kept, ...look }) {
  await ensurePackages();
  const executable = await findChromium();
  const extension = await ensureBuild('chrome', 'e2e');
  const profile = fileURLToPath(new URL(kept ? `.demo/${kept}` : `.demo/unseen-${process.pid}`, root));
  const inbox = await serveInbox();
  const leave = async () => {
    await inbox.close();
    if (!kept) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const browser = await launchChromium({ executable, extension, profile, headless, ...look });
    const close = () => browser.close().finally(leave);
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    try {
      await setUp(browser);
    } catch (error) {
      await browser.close();
      throw error;
    }
    const open = async (/** @type {number} */ mail) => {
      await page.goto(`${inbox.url}/mail/${mail}`);
      await browser.openPanel(page);
    };
    return { browser, page, open, close };
  } catch (error) {
    await leave();
    throw error;
  }
}
