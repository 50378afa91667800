import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { type Focus, focusKey, isOfPage, teachingKey } from '@/utils/messaging/focus';

/** The tab in front, and whom it shows. */
export interface FocusedTab {
  /** Null where its page was not read; undefined until we know. */
  readonly focus: ReadonlySignal<Focus | null | undefined>;
  /** The tab's address where we may know it: its site is switched on, or the toolbar button was pressed there. */
  readonly url: ReadonlySignal<string | undefined>;
  readonly tabId: ReadonlySignal<number | undefined>;
  /** Whether the user is pointing at something in its page. */
  readonly isPointing: ReadonlySignal<boolean>;
}

/** Where there is no page beside the panel. */
export const noTab: FocusedTab = { focus: signal(null), url: signal(undefined), tabId: signal(undefined), isPointing: signal(false) };

/** So long the customer stays while a tab's next page is not read yet: from one mail to the next nothing else is shown. Milliseconds. */
const BETWEEN = 400;

/** Follows the tab in front of this panel's window, and its focus as the background keeps it. */
export function followTab(): FocusedTab {
  const focus = signal<Focus | null | undefined>(undefined);
  const url = signal<string | undefined>(undefined);
  const tabId = signal<number | undefined>(undefined);
  const isPointing = signal(false);
  let newest = 0;
  let betweenSince: number | undefined;

  const look = async () => {
    const turn = ++newest;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const key = focusKey(tab?.id ?? -1);
    const pointing = teachingKey(tab?.id ?? -1);
    const session = await browser.storage.session.get([key, pointing]);
    if (turn !== newest) return;
    const stored = session[key] as Focus | undefined;
    const next = stored !== undefined && isOfPage(stored, tab?.url) ? stored : null;
    if (next === null && focus.value != null && tab?.id === tabId.value) {
      betweenSince ??= performance.now();
      const left = betweenSince + BETWEEN - performance.now();
      if (left > 0) {
        setTimeout(lookAgain, left);
        return;
      }
    }
    betweenSince = undefined;
    isPointing.value = session[pointing] === true;
    tabId.value = tab?.id;
    url.value = tab?.url;
    focus.value = next;
  };

  const lookAgain = () => void look();
  browser.tabs.onActivated.addListener(lookAgain);
  browser.tabs.onUpdated.addListener(lookAgain);
  browser.storage.session.onChanged.addListener(lookAgain);
  lookAgain();
  return { focus, url, tabId, isPointing };
}
