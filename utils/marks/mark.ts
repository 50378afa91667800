import { browser } from 'wxt/browser';
import { type Cards, shared } from '@/utils/hosts/shared';
import { call } from '@/utils/messaging/call';
import type { Anchor } from './anchors';
import type { Point } from './room';

/** Ours come from the locale files: WXT's types know the browser's own only, and its reader is too large for a page. */
const words = browser.i18n as unknown as { getMessage(key: string, value: string): string };

/** A mark beside somebody on the page. */
export interface Mark extends Anchor {
  readonly button: HTMLButtonElement;
  /** Where it has room, from the left top of what it stands beside; undefined where there is none. */
  room?: Point | undefined;
  /** The page changed since the room was looked for. */
  isDue: boolean;
}

/** The mark of an anchor: the same button where there was one, so that nobody's focus is lost. */
export function markOf(anchor: Anchor, old: readonly Mark[], signal: AbortSignal): Mark {
  const same = old.find(({ element, email }) => element === anchor.element && email === anchor.email);
  return { ...anchor, button: same?.button ?? createButton(anchor, signal), room: same?.room, isDue: true };
}

/** The same for everybody: it tells whom it stands beside, as the page does, and nothing that we know. */
function createButton({ email, address }: Anchor, signal: AbortSignal): HTMLButtonElement {
  const button = document.createElement('button');
  button.ariaLabel = words.getMessage('marks_label', address);
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  const on = <Name extends 'pointerenter' | 'pointerleave' | 'focus' | 'click'>(
    event: Name,
    answer: (event: HTMLElementEventMap[Name]) => unknown,
  ) =>
    // What a page's script makes up is answered by nobody.
    button.addEventListener(event, (happened) => happened.isTrusted && answer(happened), { signal });
  const open = async (how: Parameters<Cards['open']>[2]) => {
    if (!shared.cards) await call('loadCards', null);
    shared.cards?.open(button, email, how);
  };
  on('pointerenter', () => void open('soon'));
  on('pointerleave', () => shared.cards?.leave());
  on('focus', () => button.matches(':focus-visible') && void open('soon'));
  // A key presses without a count.
  on('click', ({ detail }) => void open(detail === 0 ? 'enter' : 'now'));
  return button;
}
