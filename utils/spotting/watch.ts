import type { Sighting } from '@/utils/domain/sighting';

export interface Watching {
  readonly window: Window;
  /** Reads the page as it is now; undefined where that cannot be said yet. */
  read(): Sighting | undefined;
  /** Told of every sighting that differs from the one before. */
  announce(sighting: Sighting): void;
  /** Told when the page leaves its tab. */
  leave(): void;
}

/** Reads the page again soon, as after a reader became able to. */
export type LookAgain = () => void;

/** A page is read once it has been quiet for so long, and at the latest after so long, in milliseconds. */
const QUIET = 60;
const LATEST = 400;
/** Hosts draw up to a second after the address changed: these re-reads catch what came without a mutation we saw. */
const SETTLED = [450, 1200];

/** Reads the page now and whenever it changes, and announces what changed, until the signal aborts. Returns what asks for another look. */
export function watch({ window, read, announce, leave }: Watching, signal: AbortSignal): LookAgain {
  let last = '';
  let timer = 0;
  let waitingSince = 0;
  let address = '';
  const frames = new WeakSet<Document>();

  const look = () => {
    timer = 0;
    observeFrames();
    const sighting = read();
    const text = JSON.stringify(sighting);
    if (sighting !== undefined && text !== last) announce(sighting);
    last = text ?? last;
    if (address !== window.location.href) settle();
  };

  const soon = () => {
    const now = performance.now();
    if (timer === 0) waitingSince = now;
    window.clearTimeout(timer);
    timer = window.setTimeout(look, Math.max(0, Math.min(QUIET, waitingSince + LATEST - now)));
  };

  const settle = () => {
    address = window.location.href;
    for (const delay of SETTLED) window.setTimeout(() => !signal.aborted && soon(), delay);
  };

  const observer = new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => !isBeingTyped(target))) soon();
  });
  const observe = (root: Document) => {
    observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class', 'hidden', 'aria-hidden', 'style', 'title', 'open'],
    });
  };
  /** A frame of the page's own host, such as a preview pane, is part of the page. */
  const observeFrames = () => {
    for (const frame of window.document.querySelectorAll('iframe')) {
      const inner = frame.contentDocument;
      if (inner && !frames.has(inner)) {
        frames.add(inner);
        observe(inner);
      }
    }
  };

  const options = { signal, capture: true } as const;
  observe(window.document);
  // Captured: a frame's load event does not bubble.
  window.document.addEventListener('load', soon, options);
  for (const event of ['hashchange', 'popstate', 'focus']) window.addEventListener(event, soon, options);
  if ('navigation' in window) (window.navigation as EventTarget).addEventListener('navigatesuccess', soon, { signal });
  window.addEventListener('pagehide', leave, options);
  window.addEventListener('pageshow', (event) => event.persisted && announceAgain(), options);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
  const announceAgain = () => {
    last = '';
    look();
  };
  look();
  return soon;
}

/** Typing changes the page, but not whom it shows. */
function isBeingTyped(node: Node): boolean {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element?.closest('textarea, input, [contenteditable=""], [contenteditable="true"], [role="textbox"]') != null;
}
