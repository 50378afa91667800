import { shared } from './shared';

/** How often a spotter asks whether it is still wanted, in milliseconds. Costs one look at a property. */
const ASK = 2000;

export interface Life {
  readonly window: Window;
  /** Whether the extension that sent this script is still there. */
  isWanted(): boolean;
  /** Begins the work, which ends with the signal, or by `end`. Returns what repeats its last word. */
  start(signal: AbortSignal, end: () => void): () => void;
}

/**
 * Lets one spotter live in a page, however often its script is run there: another one of the same extension only has the first repeat what it
 * sees. It ends, and leaves nothing, once its extension is updated, switched off or removed; the next version's spotter then lives in a world of
 * its own, so neither has to tell the other. Nothing of this goes through the page: an event there would show the page that we are here, and a
 * forged one would end us.
 */
export function live({ window, isWanted, start }: Life): void {
  if (shared.spotter?.isAlive()) {
    shared.spotter.repeat();
    return;
  }
  const life = new AbortController();
  const isAlive = () => {
    if (!isWanted()) life.abort();
    return !life.signal.aborted;
  };
  const asking = window.setInterval(isAlive, ASK);
  life.signal.addEventListener('abort', () => {
    window.clearInterval(asking);
    delete shared.spotter;
  });
  const { signal } = life;
  for (const event of ['focus', 'visibilitychange']) window.addEventListener(event, isAlive, { signal });
  shared.spotter = { isAlive, repeat: start(signal, () => life.abort()) };
}
