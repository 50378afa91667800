import { digamma, logGamma } from '../numeric/log-gamma';
import type { BgNbd } from './bgnbd';
import type { BgNbdData } from './bgnbd-data';

/** A log-likelihood and its slopes by r, α, a and b. */
export interface BgNbdLikelihood {
  readonly value: number;
  readonly gradient: readonly [number, number, number, number];
}

/** LL = A1 + A2 + ln(e^A3 + 1{x>0} e^A4), summed over a base (Fader, Hardie & Lee 2005, equation 6 in their Excel note's terms). */
export function bgnbdLikelihood(data: BgNbdData, { r, alpha, a, b }: BgNbd): BgNbdLikelihood {
  const byFrequency = gammaTerms(data, { r, alpha, a, b });
  let value = byFrequency.value;
  let [dr, dAlpha, da, db] = byFrequency.gradient;
  const logTimes = Float64Array.from(data.times, (time) => Math.log(alpha + time));
  const logOdds = Float64Array.from(data.frequencies, (x) => (x > 0 ? Math.log(a) - Math.log(b + x - 1) : 0));
  for (const [row, weight] of data.weights.entries()) {
    const [xAt = 0, recencyAt = 0, ageAt = 0] = [data.frequencyAt[row], data.recencyAt[row], data.ageAt[row]];
    const [x = 0, recency = 0, age = 0] = [data.frequencies[xAt], data.times[recencyAt], data.times[ageAt]];
    const [logRecency = 0, logAge = 0] = [logTimes[recencyAt], logTimes[ageAt]];
    const power = r + x;
    if (x === 0) {
      value -= weight * power * logAge;
      dr -= weight * logAge;
      dAlpha -= (weight * power) / (alpha + age);
      continue;
    }
    const alive = -power * logAge;
    const gone = (logOdds[xAt] ?? 0) - power * logRecency;
    const smaller = Math.exp(-Math.abs(gone - alive));
    value += weight * (Math.max(alive, gone) + Math.log1p(smaller));
    const partGone = gone > alive ? 1 / (1 + smaller) : smaller / (1 + smaller);
    const partAlive = 1 - partGone;
    dr -= weight * (partAlive * logAge + partGone * logRecency);
    dAlpha -= weight * power * (partAlive / (alpha + age) + partGone / (alpha + recency));
    da += (weight * partGone) / a;
    db -= (weight * partGone) / (b + x - 1);
  }
  return { value, gradient: [dr, dAlpha, da, db] };
}

/** A1 + A2, which depend on the frequency alone. */
function gammaTerms({ customers, frequencies, customersOf }: BgNbdData, { r, alpha, a, b }: BgNbd): BgNbdLikelihood {
  const [gammaR, gammaB, gammaAB] = [logGamma(r), logGamma(b), logGamma(a + b)];
  const [psiR, psiB, psiAB] = [digamma(r), digamma(b), digamma(a + b)];
  let value = customers * r * Math.log(alpha);
  let [dr, da, db] = [customers * Math.log(alpha), 0, 0];
  for (const [index, x] of frequencies.entries()) {
    const weight = customersOf[index] ?? 0;
    value += weight * (logGamma(r + x) - gammaR + gammaAB - logGamma(a + b + x) + logGamma(b + x) - gammaB);
    dr += weight * (digamma(r + x) - psiR);
    const both = psiAB - digamma(a + b + x);
    da += weight * both;
    db += weight * (both + digamma(b + x) - psiB);
  }
  return { value, gradient: [dr, (customers * r) / alpha, da, db] };
}
