import { idle } from './idle';
import type { Pace } from './subtree';

/** One slice of work leaves the page the rest of a frame: milliseconds. */
const SLICE = 4;
/** So many steps, each far below a tenth of a millisecond, are taken between two looks at the clock; a long one begins a slice. */
const STEPS = 8;

interface Scheduler {
  yield?(): Promise<void>;
}

/**
 * Takes steps until there are none, a few milliseconds at a time; the first slice at once. Resolves with how long the steps took, in
 * milliseconds; never, where the signal aborts.
 */
export async function inSlices(steps: Iterator<Pace>, window: Window, signal: AbortSignal): Promise<number> {
  let spent = 0;
  for (;;) {
    const start = performance.now();
    let isDone = false;
    let isOver = false;
    do {
      for (let step = 0; step < STEPS && !isOver; step++) {
        const { done, value } = steps.next();
        isDone = done === true;
        isOver = isDone || value === 'long';
      }
    } while (!isOver && performance.now() - start < SLICE);
    spent += performance.now() - start;
    if (isDone) return spent;
    await pause(window);
    if (signal.aborted) await new Promise(() => undefined);
  }
}

/** Lets the page do what waits, and goes on at once after it. */
function pause(window: Window): Promise<void> {
  const { scheduler } = window as Window & { readonly scheduler?: Scheduler };
  return scheduler?.yield?.() ?? idle(window);
}
