import { logBeta } from './log-gamma';

/** How far the substitution reaches: beyond it the weight of every density met here is below the smallest double. */
const REACH = 13;
const FINEST = 1 / 256;
/** Below it products with p run into doubles of few digits; a smooth function has long reached its value at nought. */
const NOUGHT = 1e-290;

/**
 * The mean of `of(p)` where p has a beta distribution, by tanh-sinh quadrature (Takahasi & Mori 1974) over the logit of p, centred and
 * scaled to the density: it holds for densities that crowd at an end and for needles alike. `of` has to be bounded and smooth.
 */
export function betaMean(a: number, b: number, of: (p: number) => number): number {
  const centre = Math.log(a / b);
  const width = Math.min(1, Math.sqrt(1 / a + 1 / b));
  const norm = logBeta(a, b);
  const at = (v: number): number => {
    const logit = centre + width * (Math.PI / 2) * Math.sinh(v);
    const logP = logit < 0 ? logit - Math.log1p(Math.exp(logit)) : -Math.log1p(Math.exp(-logit));
    const weight = Math.exp(a * logP + b * (logP - logit) - norm) * Math.cosh(v);
    const p = Math.exp(logP);
    return weight > 0 ? weight * of(p < NOUGHT ? 0 : p) : 0;
  };
  const scale = width * (Math.PI / 2);
  let step = 1 / 4;
  let sum = at(0);
  for (let v = step; v <= REACH; v += step) sum += at(v) + at(-v);
  let before = sum * step * scale;
  while (step > FINEST) {
    for (let v = step / 2; v <= REACH; v += step) sum += at(v) + at(-v);
    step /= 2;
    const mean = sum * step * scale;
    if (Math.abs(mean - before) <= 1e-13 * Math.abs(mean)) return mean;
    before = mean;
  }
  return before;
}
