import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { poll } from './poll.mjs';

/**
 * @typedef {object} PanelLook
 * @property {import('playwright').Page} page the real side panel
 * @property {() => Promise<void>} release ends the look; the panel stays open
 */

/**
 * @typedef {object} Clicks the part of the extension's API that clicks on its button go through
 * @property {{ onClicked: { addListener(listener: (tab: { id?: number }) => void): void } }} action
 * @property {{ getPanelBehavior(): Promise<{ openPanelOnActionClick?: boolean }>, setPanelBehavior(to: { openPanelOnActionClick: boolean }): Promise<void>, open(where: { tabId: number }): Promise<void> }} sidePanel
 */

/**
 * Opens the side panel beside `page`, by the toolbar's button, and waits until it is there.
 * @param {{ context: import('playwright').BrowserContext, session: import('playwright').CDPSession, extensionId: string, page: import('playwright').Page }} where
 */
export async function openPanel({ context, session, extensionId, page }) {
  const isOpen = async () => (await targets(session)).some(({ url }) => isPanel(url, extensionId));
  await page.bringToFront();
  // The button opens and closes.
  if (await isOpen()) return;
  const targetId = await poll(() => tabOf(page, session), { otherwise: `No tab of the browser shows ${page.url()}.` });
  await letClicksArrive(context, extensionId);
  // A real gesture to the browser: it may open a panel, and grants activeTab.
  await session.send(/** @type {never} */ ('Extensions.triggerAction'), /** @type {never} */ ({ id: extensionId, targetId }));
  await poll(isOpen, { seconds: 10, otherwise: "The toolbar's button was pressed, and no side panel opened within ten seconds." });
}

/**
 * Looks at the open side panel through a connection of its own: one made before the panel opened would never see it.
 * @param {string} profile
 * @param {string} extensionId
 * @param {'light' | 'dark'} [colorScheme]
 * @returns {Promise<PanelLook>}
 */
export async function lookAtPanel(profile, extensionId, colorScheme) {
  const { chromium } = await import('playwright');
  const port = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0];
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const page = await poll(
      () =>
        browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((candidate) => isPanel(candidate.url(), extensionId)),
      {
        otherwise: 'No side panel is open.',
      },
    );
    if (colorScheme) await page.emulateMedia({ colorScheme });
    return { page, release: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * Where the browser itself opens the panel on a click (openPanelOnActionClick), a driven click opens nothing (Chromium 156): the extension
 * is then told of the click as it would be without that setting, and opens the panel.
 * @param {import('playwright').BrowserContext} context
 * @param {string} extensionId
 */
async function letClicksArrive(context, extensionId) {
  const worker = context.serviceWorkers().find((candidate) => candidate.url().startsWith(`chrome-extension://${extensionId}/`));
  await worker?.evaluate(async () => {
    const { action, sidePanel } = /** @type {typeof globalThis & { chrome: Clicks }} */ (globalThis).chrome;
    const { openPanelOnActionClick } = await sidePanel.getPanelBehavior();
    if (!openPanelOnActionClick) return;
    await sidePanel.setPanelBehavior({ openPanelOnActionClick: false });
    action.onClicked.addListener(({ id }) => void (id !== undefined && sidePanel.open({ tabId: id })));
  });
}

/** The tab is a target of its own, around its page; nothing but what it shows ties them together. */
async function tabOf(/** @type {import('playwright').Page} */ page, /** @type {import('playwright').CDPSession} */ session) {
  const shown = (await targets(session)).filter(({ type, url }) => type === 'tab' && url === page.url());
  const active = shown.find((target) => /** @type {{ embedderData?: { tabActive?: boolean } }} */ (target).embedderData?.tabActive);
  return (active ?? shown[0])?.targetId;
}

/** All targets, tabs included, which are left out where nobody asks. @param {import('playwright').CDPSession} session */
const targets = async (session) => (await session.send('Target.getTargets', { filter: [{}] })).targetInfos;

/** @param {string} url @param {string} extensionId */
const isPanel = (url, extensionId) => url.startsWith(`chrome-extension://${extensionId}/sidepanel.html`);
