import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CAPTURE, QUICK_ADD_WINDOW } from '@/utils/messaging/capture';
import { type Clicked, captureFrom } from './capture';

/** The command's name in the manifest. */
const COMMAND = 'quick-add';
const PAGE = '/quickadd.html';
const MENU = 'quick-add';
/** The window's size in CSS pixels. */
const SIZE = { width: 460, height: 520 } as const;

/** Opens the quick add window at the user's key, or at our entry in the menu of a page. Both give us this one page, once. */
export function serveQuickAdd(report: (error: unknown) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMAND && tab !== undefined) void open(tab).catch(report);
  });
  browser.contextMenus.onClicked.addListener((clicked, tab) => {
    if (clicked.menuItemId === MENU && tab !== undefined) void open(tab, clicked).catch(report);
  });
  browser.runtime.onInstalled.addListener(() => void putMenu().catch(report));
}

/** The browser keeps menus until the extension is updated. */
async function putMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: MENU, title: i18n.t('quickAdd.menu'), contexts: ['selection', 'page'] });
}

/** Opens the window for what is selected in a tab, in the place of one that is open for something else: what was written there is kept. */
async function open(tab: Browser.tabs.Tab, clicked?: Clicked): Promise<void> {
  // In the window itself the key has nothing to do.
  if (tab.url?.startsWith(browser.runtime.getURL(PAGE))) return;
  const [capture, stored, around] = await Promise.all([
    captureFrom(tab, clicked),
    browser.storage.session.get(QUICK_ADD_WINDOW),
    browser.windows.get(tab.windowId).catch(() => undefined),
  ]);
  const earlier: unknown = stored[QUICK_ADD_WINDOW];
  // It is gone already where the user closed it.
  if (typeof earlier === 'number') await browser.windows.remove(earlier).catch(() => undefined);
  await browser.storage.session.set({ [CAPTURE]: capture });
  const opened = await browser.windows.create({ url: PAGE, type: 'popup', ...SIZE, ...placeIn(around) });
  await browser.storage.session.set({ [QUICK_ADD_WINDOW]: opened?.id });
}

/** In the middle of the window that it was called from, a little above; wherever the browser likes where that is not known. */
function placeIn(around: Browser.windows.Window | undefined): { readonly left?: number; readonly top?: number } {
  const { left, top, width, height } = around ?? {};
  if (left === undefined || top === undefined || width === undefined || height === undefined) return {};
  return {
    left: Math.round(left + Math.max(0, width - SIZE.width) / 2),
    top: Math.round(top + Math.max(0, height - SIZE.height) / 3),
  };
}
