import type { Browser } from 'wxt/browser';
import type { Caller } from './protocol';

/** The extension as the browser names it. */
export interface Self {
  readonly id: string;
  /** The address that all our pages begin with. */
  readonly root: string;
}

/** What the browser says of a message's sender; a page cannot set any of it. */
export type MessageSender = Pick<Browser.runtime.MessageSender, 'id' | 'url' | 'origin'> & {
  readonly tab?: { readonly id?: number | undefined };
};

/** Frames may be loaded by pages: this one is a card wherever it stands, and no other of our pages can be. */
const CARD = '/card.html';

/**
 * Who sent a message. Chromium also tells the origin: that of a card in a sandboxed page is `null`, and such a card is nobody. Whoever is
 * in a tab and at no address of an extension is a page's content script.
 */
export function callerOf({ id, url, origin, tab }: MessageSender, self: Self): Caller | undefined {
  if (id !== self.id || url === undefined || !URL.canParse(url)) return undefined;
  if (url.startsWith(self.root)) {
    if (new URL(url).pathname !== CARD) return 'page';
    const isOurs = origin === undefined || `${origin}/` === self.root;
    return isOurs && tab?.id !== undefined ? 'card' : undefined;
  }
  return tab?.id !== undefined && !/^[a-z-]+-extension:/.test(url) ? 'content' : undefined;
}
