import type { Email } from '@/utils/domain/email';
import { type Cards, type Marks, shared } from '@/utils/hosts/shared';
import { call } from '@/utils/messaging/call';
import { createFrame, putBeside } from './card-frame';

/** How long the pointer has to stay before a card opens, and to be away before it closes, in milliseconds. */
const PAUSE = 200;
const GRACE = 300;

/** Opens cards beside the marks of this page, one at a time. */
export function startCards(): void {
  if (shared.marks && !shared.cards) shared.cards = createCards(shared.marks);
}

function createCards({ host, root, signal, stop }: Marks): Cards {
  /** The mark whose card is open or on its way. */
  let mark: HTMLElement | undefined;
  let frame: HTMLIFrameElement | undefined;
  /** Somebody pressed the mark: the card stays when the pointer leaves. */
  let isKept = false;
  /** They pressed it by a key: the focus goes into the card once it is there. */
  let isEntered = false;
  /** The focus goes back to the mark, which would open the card again. */
  let isReturning = false;
  let timer = 0;

  const wait = (work: () => void, delay: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(work, delay);
  };
  const leave = () => wait(() => isKept || close(), GRACE);

  function close(): void {
    clearTimeout(timer);
    const [closed, of] = [frame, mark];
    const isInside = closed !== undefined && root.activeElement === closed;
    frame = mark = undefined;
    isKept = isEntered = false;
    if (of) of.ariaExpanded = 'false';
    isReturning = true;
    if (isInside) of?.focus();
    isReturning = false;
    closed?.remove();
  }

  function begin(next: HTMLElement, email: Email): void {
    close();
    mark = next;
    void show(next, email);
  }

  async function show(next: HTMLElement, email: Email): Promise<void> {
    const answer = await call('cardNonce', { email });
    if (!answer.ok && answer.error === 'unreachable') return stop();
    if (mark !== next || signal.aborted) return;
    if (!answer.ok || answer.value === null) return close();
    frame = createFrame(answer.value, next.ariaLabel ?? '', {
      onShown: () => isEntered && frame?.focus(),
      onDone: close,
    });
    next.ariaExpanded = 'true';
    frame.addEventListener('pointerenter', () => clearTimeout(timer));
    frame.addEventListener('pointerleave', leave);
    root.append(frame);
    putBeside(next, frame, host);
  }

  const elsewhere = (event: Event) => event.isTrusted && event.target !== host && close();
  window.addEventListener('pointerdown', elsewhere, { capture: true, signal });
  window.addEventListener('focusin', elsewhere, { capture: true, signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape' || !frame) return;
      // One press closes one thing.
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', close);

  return {
    open(next, email, how) {
      if (isReturning) return;
      const isNew = mark !== next;
      if (isNew && how === 'soon') return wait(() => begin(next, email), PAUSE);
      if (isNew) begin(next, email);
      clearTimeout(timer);
      isKept ||= how !== 'soon';
      isEntered ||= how === 'enter';
      if (isEntered) frame?.focus();
    },
    leave,
    follow() {
      if (!mark || !frame) return;
      if (!mark.isConnected) close();
      else putBeside(mark, frame, host);
    },
  };
}
