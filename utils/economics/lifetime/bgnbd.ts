import { betaMean } from '../numeric/beta-mean';
import { logHypergeometric } from '../numeric/hypergeometric';
import type { Purchases } from '../purchases';

/**
 * BG/NBD (Fader, Hardie & Lee 2005): while alive a customer buys at a rate that differs between customers as a gamma distribution
 * (r, α), and after each purchase leaves with a probability that differs as a beta distribution (a, b). Time is in weeks here.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** P(alive): that the customer will still buy. Without a repeat purchase the model says 1 of everybody: that is no finding. */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, { frequency: x, recency, T }: Purchases): number {
  if (x === 0) return 1;
  const logOdds = Math.log(a) - Math.log(b + x - 1) + (r + x) * (Math.log(alpha + T) - Math.log(alpha + recency));
  return 1 / (1 + Math.exp(logOdds));
}

/** E[Y(t) | x, t_x, T]: how many purchases a customer with this history makes in the next `t` weeks. */
export const expectedPurchases = (model: BgNbd, history: Purchases, t: number): number =>
  probabilityAlive(model, history) * expectedWhileAlive(afterHistory(model, history), t);

/** E[X(t)]: how many repeat purchases somebody new makes in `t` weeks. */
export const expectedOfNew = (model: BgNbd, t: number): number => expectedWhileAlive(model, t);

/** Of a customer who is alive after this history, the future is that of somebody new under these parameters (Bayes' rule). */
export const afterHistory = ({ r, alpha, a, b }: BgNbd, { frequency: x, T }: Purchases): BgNbd => ({
  r: r + x,
  alpha: alpha + T,
  a,
  b: b + x,
});

/**
 * The closed form of the paper where it is exact and quick; else the integral that it came from, which neither cancels nor slows down:
 * (1 − e^(−λpt))/p over the gamma and beta distributions of λ and p. Never more than r t / α.
 */
function expectedWhileAlive(model: BgNbd, t: number): number {
  const { r, alpha, a, b } = model;
  if (!(t > 0)) return 0;
  const z = t / (alpha + t);
  const c = a + b - 1;
  const isClosedFormSound = z < 0.9 && c > 0.1 && Math.abs(a - 1) > 1e-3 && (r - c) * z < 4;
  const expected = isClosedFormSound
    ? (c / (a - 1)) * -Math.expm1(r * Math.log1p(-z) + logHypergeometric(r, b, c, z))
    : betaMean(a, b, (p) => (p > 0 ? -Math.expm1(-r * Math.log1p((p * t) / alpha)) / p : (r * t) / alpha));
  return Math.min(Math.max(expected, 0), (r * t) / alpha);
}
