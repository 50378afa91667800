import type { Sighting } from '@/utils/domain/sighting';
import { eachThatMatters, OBSERVED } from './changes';
import { documentsIn } from './documents';
import type { Follower, follow } from './follow';
import { idle } from './idle';
import type { Occurrence } from './occurrences';

export interface Watching {
  readonly window: Window;
  /** Reads the page as it is now; undefined where that cannot be said yet. */
  read(occurrences: (() => Occurrence[]) | undefined): Sighting | undefined;
  /** What keeps count of the page's addresses, once a reader that needs them is there. */
  follower(): typeof follow | undefined;
  /** Told of every sighting that differs from the one before. */
  announce(sighting: Sighting): void;
  /** Told when the page leaves its tab. */
  leave(): void;
}

/** What a running watch can be asked for. */
export interface Watched {
  /** Reads the page again at once, as after a reader became able to. */
  lookAgain(): void;
  /** Announces what the page shows once more, changed or not. */
  announceAgain(): void;
}

/** A page is read once it has been quiet for so long, and at the latest after so long, in milliseconds. */
const QUIET = 40;
const LATEST = 400;
/** A page that never rests is read less often the longer reading it takes: a tenth of the time, and after two seconds in any case. */
const REST = 9;
const REST_MAX = 2000;
/** Hosts draw up to a second after the address changed: these re-reads catch what came without a mutation we saw. */
const SETTLED = [450, 1200] as const;
const SETTLED_LAST = 1200;

/** Reads the page now and whenever it changes, and announces what changed, until the signal aborts. */
export function watch({ window, read, follower, announce, leave }: Watching, signal: AbortSignal): Watched {
  let last: Sighting | undefined;
  let timer = 0;
  let waitingSince = 0;
  let notBefore = 0;
  let isReading = false;
  let isThorough = false;
  let followed: Follower | undefined;
  let address = '';
  let movedAt = 0;

  const look = async () => {
    isReading = true;
    timer = 0;
    if (address !== window.location.href) settle();
    // A reading that fails is a bug, and surfaces as one; what changes next is read all the same.
    try {
      followed ??= follower()?.(window, observe, signal);
      if (followed === undefined) documentsIn(window.document).forEach(observe);
      const catchingUp = followed?.catchUp(isThorough);
      isThorough = false;
      const caughtUp = (await catchingUp) ?? 0;
      const start = performance.now();
      tell(read(followed?.occurrences));
      const end = performance.now();
      notBefore = end + Math.min(REST_MAX, (caughtUp + end - start) * REST);
    } finally {
      isReading = false;
      if (waitingSince !== 0) schedule();
    }
  };

  const tell = (sighting: Sighting | undefined) => {
    if (sighting === undefined || isSame(sighting, last) || isNotYetDrawn(sighting)) return;
    last = sighting;
    announce(sighting);
  };

  /** The address changes before the page does: the people of the conversation before are not those of this one. */
  const isNotYetDrawn = (sighting: Sighting) =>
    last !== undefined && performance.now() < movedAt + SETTLED_LAST && isSame({ ...sighting, url: last.url }, last);

  const soon = () => {
    if (signal.aborted) return;
    if (waitingSince === 0) waitingSince = performance.now();
    if (!isReading) schedule();
  };

  const schedule = () => {
    window.clearTimeout(timer);
    const now = performance.now();
    const delay = Math.max(Math.min(QUIET, waitingSince + LATEST - now), notBefore - now);
    timer = window.setTimeout(() => {
      waitingSince = 0;
      void look();
    }, delay);
  };

  const settle = () => {
    if (address !== '') movedAt = performance.now();
    address = window.location.href;
    for (const delay of SETTLED) {
      window.setTimeout(() => {
        isThorough = true;
        soon();
      }, delay);
    }
  };

  const observer = new MutationObserver((records) => {
    if (eachThatMatters(records, (record) => followed?.note(record))) soon();
  });
  const options = { signal, capture: true } as const;
  /** Once more for what is observed already changes nothing. */
  const observe = (root: Document | ShadowRoot) => {
    observer.observe(root, OBSERVED);
    // Captured: a frame's load event does not bubble.
    root.addEventListener('load', soon, options);
  };

  for (const event of ['hashchange', 'popstate', 'focus']) window.addEventListener(event, soon, { signal });
  if ('navigation' in window) (window.navigation as EventTarget).addEventListener('navigatesuccess', soon, { signal });
  window.addEventListener('pagehide', leave, options);
  window.addEventListener('pageshow', (event) => event.persisted && announceAgain(), options);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
  const announceAgain = () => {
    last = undefined;
    soon();
  };

  isReading = true;
  void idle(window).then(() => (signal.aborted ? undefined : look()));
  const lookAgain = () => {
    // The page changed nothing: there is no quiet to wait for.
    waitingSince = -LATEST;
    soon();
  };
  return { lookAgain, announceAgain };
}

const isSame = (one: Sighting, other: Sighting | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);
