import type { QuotePlace } from '@/utils/domain/quote-place';

/** What a note about a page begins with. All of it is the page's: data, and trusted for nothing. */
export interface Capture {
  /** The words that were selected; empty where none were. */
  readonly quote: string;
  readonly place?: QuotePlace;
  /** The page's title and address; empty where the browser tells neither. */
  readonly title: string;
  readonly url: string;
  /** The tab that the note is taken beside, and its window, which gets the keyboard back. */
  readonly tabId: number | undefined;
  readonly windowId: number | undefined;
}

/** Where `storage.session` keeps what the quick add window was opened for: there is one window at a time. */
export const CAPTURE = 'capture';

/** Where it says which window that is. */
export const QUICK_ADD_WINDOW = 'quickAddWindow';
