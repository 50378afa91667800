import type { BgNbd } from '@/utils/economics/lifetime/bgnbd';
import type { GammaGamma } from '@/utils/economics/lifetime/gamma-gamma';
import type { Spend } from '@/utils/economics/lifetime/gamma-gamma-fit';
import type { Purchases } from '@/utils/economics/purchases';

/** Numbers between 0 and 1, always the same for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws by the laws that the models assume. */
export function drawer(seed: number) {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  /** Shape and rate (Marsaglia & Tsang 2000). */
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * (1 - random()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  };
  const beta = (a: number, b: number): number => {
    const x = gamma(a, 1);
    return x / (x + gamma(b, 1));
  };
  return { random, gamma, beta };
}

type Draw = ReturnType<typeof drawer>;

/** What a customer who came `T` weeks ago has bought since: the very story that BG/NBD tells. */
export function drawHistory({ random, gamma, beta }: Draw, { r, alpha, a, b }: BgNbd, T: number): Purchases {
  const rate = gamma(r, alpha);
  const leaving = beta(a, b);
  let [frequency, recency] = [0, 0];
  for (let at = 0; ; ) {
    at += -Math.log(1 - random()) / rate;
    if (at > T) return { frequency, recency, T };
    frequency += 1;
    recency = at;
    if (random() < leaving) return { frequency, recency, T };
  }
}

/** What a customer's `x` repeat orders come to in the mean. */
export function drawSpend({ gamma }: Draw, { p, q, v }: GammaGamma, x: number): Spend {
  const scale = gamma(q, v);
  return { x, mean: gamma(p * x, scale * x) };
}
