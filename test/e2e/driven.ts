import type { Page } from 'playwright';
import type { browser } from 'wxt/browser';
import type { Regard } from './regard';

/** What the background calls the browser's API; a driven browser hears no key, shows no menu and has no address bar, but tells who listens. */
export interface Driven {
  readonly chrome: typeof browser & {
    readonly commands: { readonly onCommand: { dispatch(command: string, tab: unknown): void } };
    readonly omnibox: {
      readonly onInputChanged: { dispatch(text: string, answer: (found: unknown) => void): void };
      readonly onInputEntered: { dispatch(text: string, disposition: string): void };
    };
    readonly contextMenus: { readonly onClicked: { dispatch(clicked: unknown, tab: unknown): void } };
  };
}

/** Opens the quick add window for the tab in front, as its key does, or as the menu's entry with what the browser says of the click. */
export async function quickAdd(
  regard: Regard,
  page: Page,
  clicked?: { readonly selectionText: string; readonly frameId: number },
): Promise<Page> {
  await page.bringToFront();
  const opened = regard.context.waitForEvent('page', (candidate) => candidate.url().includes('/quickadd.html'));
  await regard.context.serviceWorkers()[0]?.evaluate(async (menu) => {
    const { chrome } = globalThis as unknown as Driven;
    const [tab] = await chrome.tabs.query({ active: true, windowType: 'normal' });
    if (menu === undefined) chrome.commands.onCommand.dispatch('quick-add', tab);
    else chrome.contextMenus.onClicked.dispatch({ menuItemId: 'quick-add', ...menu }, tab);
  }, clicked);
  return opened;
}

/** Does what a key of ours does while that page has the keyboard. */
export async function pressCommand(regard: Regard, page: Page, command: string): Promise<void> {
  await page.bringToFront();
  await regard.context.serviceWorkers()[0]?.evaluate(async (name) => {
    const { chrome } = globalThis as unknown as Driven;
    const [tab] = await chrome.tabs.query({ active: true, windowType: 'normal' });
    chrome.commands.onCommand.dispatch(name, tab);
  }, command);
}

/** Selects a text of the page, as a mouse would. */
export async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
      return;
    }
    throw new Error(`The page does not say “${text}”.`);
  }, words);
}
