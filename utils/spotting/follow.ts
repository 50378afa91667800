import { createOccurrenceIndex, type OccurrenceIndex } from './occurrence-index';
import { inSlices } from './slices';

/** Keeps count of the places of a page that show an address. */
export interface Follower extends Pick<OccurrenceIndex, 'note' | 'occurrences'> {
  /** Reads what was noted, a few milliseconds at a time. Resolves with how long it took, in milliseconds; never, where the signal aborts. */
  catchUp(isThorough: boolean): Promise<number>;
}

/**
 * Follows the page of a window.
 * @param observe called for its document, and for each frame's document and shadow root once it is met
 */
export function follow(window: Window, observe: (root: Document | ShadowRoot) => void, signal: AbortSignal): Follower {
  const { note, occurrences, catchUp } = createOccurrenceIndex(window.document, observe);
  return { note, occurrences, catchUp: (isThorough) => inSlices(catchUp(isThorough), window, signal) };
}
