/** Behind this many terms a double has long settled for every z that the callers ask for. */
const TERMS = 5000;

/**
 * ln ₂F₁(a, b; c; z) for a, b, c > 0 and 0 ≤ z < 1. Where the plain series is slow, c < a + b, Euler's transform
 * (Abramowitz & Stegun 15.3.3) takes the growth out as a power of 1 − z; logarithms keep that power from overflowing.
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  const excess = c - a - b;
  return excess < 0 ? excess * Math.log1p(-z) + Math.log(series(c - a, c - b, c, z)) : Math.log(series(a, b, c, z));
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
  }
  return sum;
}
