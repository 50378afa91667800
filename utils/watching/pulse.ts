/** What somebody does in front of a page. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'] as const;
/** Told at most once in so long, in milliseconds. */
const EVERY = 20_000;

export interface PulseWorld {
  readonly window: Pick<Window, 'document' | 'addEventListener'>;
  /** In milliseconds. */
  readonly now: () => number;
  /** Somebody is in front of the page; or, with `false`, it is seen no longer. */
  readonly tell: (isSeen: boolean) => void;
}

/** Tells that somebody is in front of the page, seldom, and at once when it comes into view or goes out of it. A page's own events count for nothing. */
export function followReader({ window, now, tell }: PulseWorld, signal: AbortSignal): void {
  const { document } = window;
  let toldAt = Number.NEGATIVE_INFINITY;
  const seen = () => {
    toldAt = now();
    tell(true);
  };
  const options = { capture: true, passive: true, signal };
  for (const sign of SIGNS) {
    window.addEventListener(
      sign,
      ({ isTrusted }) => {
        if (isTrusted && document.visibilityState === 'visible' && now() - toldAt >= EVERY) seen();
      },
      options,
    );
  }
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? seen() : tell(false)), { signal });
  if (document.visibilityState === 'visible') seen();
}
