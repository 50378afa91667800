import type { Purchases } from '../purchases';
import { afterHistory, type BgNbd, probabilityAlive } from './bgnbd';

/** Two counts between which the truth lies with the chance asked for. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/** Customers with more expected orders than this are counted no further. */
const MOST = 200_000;

/** The chances of 0, 1, 2 … purchases in the next `t` weeks under BG/NBD (Fader, Hardie & Lee 2005, equation 8, after Bayes' rule). */
export function* orderChances(model: BgNbd, history: Purchases, t: number): Generator<number> {
  const alive = probabilityAlive(model, history);
  const { r, alpha, a, b } = afterHistory(model, history);
  const step = t / (alpha + t);
  // In logarithms: the chance of none underflows for a busy customer, that of their usual count does not.
  let logCount = -r * Math.log1p(t / alpha);
  let logStayed = 0;
  let atMost = 0;
  for (let n = 0; ; n += 1) {
    const left = n === 0 ? 0 : Math.exp(logStayed) * (a / (a + b + n - 1)) * Math.max(0, 1 - atMost);
    if (n > 0) {
      logCount += Math.log(((r + n - 1) / n) * step);
      logStayed += Math.log((b + n - 1) / (a + b + n - 1));
    }
    const count = Math.exp(logCount);
    atMost += count;
    yield alive * (Math.exp(logStayed) * count + left) + (n === 0 ? 1 - alive : 0);
  }
}

/** The orders of the next `t` weeks within the middle `chance` of what can happen. */
export function orderRange(model: BgNbd, history: Purchases, t: number, chance = 0.8): CountRange {
  const edge = (1 - chance) / 2;
  let sum = 0;
  let low: number | undefined;
  let n = 0;
  for (const part of orderChances(model, history, t)) {
    sum += part;
    if (sum >= edge) low ??= n;
    if (sum >= 1 - edge || n >= MOST) break;
    n += 1;
  }
  return { low: low ?? n, high: n };
}
