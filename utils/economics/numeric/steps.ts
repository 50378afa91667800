/** Long work in small steps: each yields how much of it is done, 0 to 1. */
export type Steps<T> = Generator<number, T>;

/** Does all the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export interface Turns {
  onProgress?(done: number): void;
  readonly signal?: AbortSignal;
}

/** How long work may keep the thread: a message that cancels it has to get through. */
const TURN = 40;

/** Does the work in turns between which the thread hears messages. Rejects with the signal's reason when it aborts. */
export async function finishInTurns<T>(steps: Steps<T>, { onProgress, signal }: Turns): Promise<T> {
  let turnEnds = performance.now() + TURN;
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
    if (performance.now() < turnEnds) continue;
    await new Promise((resolve) => setTimeout(resolve));
    turnEnds = performance.now() + TURN;
  }
}
