import { browser } from 'wxt/browser';
import { callerOf } from './caller';
import { dispatch, type Handlers } from './dispatch';

/** Answers the messages of our own content scripts and pages; pages of the web have no way to send one. */
export function serve(handlers: Handlers, onError: (error: unknown) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const caller = callerOf(sender, { id: browser.runtime.id, root: browser.runtime.getURL('/') });
    dispatch(message, { caller, tabId: sender.tab?.id, url: sender.url, documentId: sender.documentId }, handlers).then(
      sendResponse,
      (error: unknown) => {
        onError(error);
        sendResponse({ ok: false, error: 'failed' });
      },
    );
    return true;
  });
}
