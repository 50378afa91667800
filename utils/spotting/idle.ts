/** Waits for an idle moment at most so long, in milliseconds. */
const PATIENCE = 50;

/** Resolves when the page has nothing to do, or after fifty milliseconds. */
export const idle = (window: Window): Promise<void> =>
  new Promise((resolve) => window.requestIdleCallback(() => resolve(), { timeout: PATIENCE }));
