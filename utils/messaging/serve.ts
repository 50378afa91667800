import { type Browser, browser } from 'wxt/browser';
import { dispatch, type Handlers, type Sender } from './dispatch';

/** Answers the messages of our own content scripts and pages; pages of the web have no way to send one. */
export function serve(handlers: Handlers, onError: (error: unknown) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    dispatch(message, senderOf(sender), handlers).then(sendResponse, (error: unknown) => {
      onError(error);
      sendResponse({ ok: false, error: 'failed' });
    });
    return true;
  });
}

/** The browser sets `id` and `url`; whoever is not at our own origin is a page's content script. */
function senderOf({ id, url, tab }: Browser.runtime.MessageSender): Sender {
  const isOurs = id === browser.runtime.id;
  const isPage = isOurs && url?.startsWith(browser.runtime.getURL('/')) === true;
  const caller = isPage ? 'page' : isOurs && tab?.id !== undefined ? 'content' : undefined;
  return { caller, tabId: tab?.id, url };
}
