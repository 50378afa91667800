import { type Browser, browser } from 'wxt/browser';
import type { Capture } from '@/utils/messaging/capture';
import { QUOTE_MAX, type Selected } from '@/utils/spotting/selection';
import { decodeSelected, plain } from './decode-selected';

const SELECTION = '/selection.js';
const TITLE_MAX = 300;

/** What the browser itself tells of a click on our menu. */
export type Clicked = Pick<Browser.contextMenus.OnClickData, 'selectionText' | 'frameId' | 'pageUrl'>;

/**
 * Reads what the user selected in a tab, under the permission that their key or click gives. Where the page cannot be read, as a document
 * that the browser shows itself, what the menu knows is all there is.
 */
export async function captureFrom(tab: Browser.tabs.Tab, clicked?: Clicked): Promise<Capture> {
  const found = tab.id === undefined ? undefined : await selectedIn(tab.id, clicked?.frameId);
  const quote = found?.text || plain(clicked?.selectionText, QUOTE_MAX);
  const { prefix = '', suffix = '' } = found?.place ?? {};
  return {
    quote,
    ...(prefix + suffix === '' ? {} : { place: { prefix, suffix } }),
    title: plain(tab.title, TITLE_MAX),
    url: tab.url ?? clicked?.pageUrl ?? '',
    tabId: tab.id,
    windowId: tab.windowId,
  };
}

/** What is selected in that frame; without one, in the frame that has the keyboard, else in the first that has a selection. */
async function selectedIn(tabId: number, frameId: number | undefined): Promise<Selected | undefined> {
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  try {
    const answers = await browser.scripting.executeScript({ target, files: [SELECTION] });
    const all = answers.flatMap(({ result }) => decodeSelected(result) ?? []).filter(({ text }) => text !== '');
    return all.find(({ hasFocus }) => hasFocus) ?? all[0];
  } catch {
    // A page that no extension may read, as a store's, or one that is gone.
    return undefined;
  }
}
