/** One slice of work leaves the page the rest of a frame: milliseconds. */
const SLICE = 4;
/** So many steps, each far below a tenth of a millisecond, are taken between two looks at the clock. */
const STEPS = 8;
/** Waits for an idle moment at most so long, in milliseconds. */
const PATIENCE = 50;

interface Scheduler {
  yield?(): Promise<void>;
}

/**
 * Takes steps until there are none, a few milliseconds at a time; the first slice at once. Resolves with how long the steps took, in
 * milliseconds; never, where the signal aborts.
 */
export async function inSlices(steps: Iterator<void>, window: Window, signal: AbortSignal): Promise<number> {
  let spent = 0;
  for (;;) {
    const start = performance.now();
    let isDone = false;
    do for (let step = 0; step < STEPS && !isDone; step++) isDone = steps.next().done === true;
    while (!isDone && performance.now() - start < SLICE);
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

/** Resolves when the page has nothing to do, or after fifty milliseconds. */
export const idle = (window: Window): Promise<void> =>
  new Promise((resolve) => window.requestIdleCallback(() => resolve(), { timeout: PATIENCE }));
