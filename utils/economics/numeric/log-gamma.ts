const HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);
/** Above this the series below are exact to the last digit of a double. */
const LARGE = 12;

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41), reached from below by Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < LARGE; y += 1) product *= y;
  const z = 1 / (y * y);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360_360))))) / y;
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_2_PI + series - Math.log(product);
}

/** ψ(x), the derivative of ln Γ, for x > 0 (Abramowitz & Stegun 6.3.18 and 6.3.5). */
export function digamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < LARGE; y += 1) sum += 1 / y;
  const z = 1 / (y * y);
  const series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32_760 - z / 12))))));
  return Math.log(y) - 0.5 / y - series - sum;
}

/** ln B(a, b), the logarithm of the beta function, for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
