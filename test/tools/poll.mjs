import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer. For what announces itself, wait for the event instead.
 * @template T
 * @param {() => T | undefined | null | false | Promise<T | undefined | null | false>} ask
 * @param {{ seconds?: number, every?: number, otherwise: string }} options `every` in milliseconds; `otherwise` is the error's text when the time is over
 * @returns {Promise<T>}
 */
export async function poll(ask, { seconds = 5, every = 100, otherwise }) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(otherwise);
    await wait(every);
  }
}
