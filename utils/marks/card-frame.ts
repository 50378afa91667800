import { browser } from 'wxt/browser';

/** The card has its size before it shows anything, and the same for everybody: a page can find out how much it covers. */
const WIDTH = 320;
const HEIGHT = 332;
const EDGE = 8;

const look = {
  position: 'absolute',
  border: '0',
  borderRadius: '14px',
  boxShadow: '0 8px 28px #0004, 0 1px 3px #0003',
  opacity: '0',
} as const;

export interface FrameEvents {
  /** The card's page is there. */
  onShown(): void;
  /** The card wants to be closed. */
  onDone(): void;
}

/** The frame in which the card that holds the nonce shows itself. */
export function createFrame(nonce: string, title: string, { onShown, onDone }: FrameEvents): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  // Where a page demands credentialless frames it would load no other; the card needs nothing that is stored with its origin.
  if ('credentialless' in frame) frame.credentialless = true;
  frame.title = title;
  frame.src = `${browser.runtime.getURL('/card.html')}#${nonce}`;
  Object.assign(frame.style, look);
  frame.addEventListener('load', () => {
    // A card that wants to be closed leaves its page: it has no other way to say so that the page around could not hear.
    if (frame.style.opacity === '1') return onDone();
    frame.style.opacity = '1';
    onShown();
  });
  return frame;
}

/** Under the mark, above it where there is no room, and always whole within the window as far as that is large enough. */
export function putBeside(mark: HTMLElement, frame: HTMLIFrameElement, host: HTMLElement): void {
  const { left, top, bottom } = mark.getBoundingClientRect();
  const from = host.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const { innerHeight } = window;
  const width = Math.min(WIDTH, clientWidth - 2 * EDGE);
  const height = Math.min(HEIGHT, innerHeight - 2 * EDGE);
  const x = Math.max(EDGE, Math.min(left - EDGE, clientWidth - width - EDGE));
  const y = bottom + height + 2 * EDGE <= innerHeight ? bottom + EDGE : Math.max(EDGE, top - EDGE - height);
  Object.assign(frame.style, { width: `${width}px`, height: `${height}px`, translate: `${x - from.left}px ${y - from.top}px` });
}
