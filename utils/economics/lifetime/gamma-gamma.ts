/**
 * Gamma-gamma (Fader & Hardie 2013, note 025): what a customer spends varies from order to order as a gamma distribution (p), and its
 * mean between customers as another (q, v). Amounts are positive, in major units of one currency, and independent of how often one buys.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** E[M | x, m̄]: the expected mean of a customer with `x` repeat orders of mean `mean`, drawn towards that of the base; undefined where the base has none (q ≤ 1). */
export function expectedSpend({ p, q, v }: GammaGamma, x: number, mean: number): number | undefined {
  if (q <= 1) return undefined;
  const weight = (p * x) / (p * x + q - 1);
  return weight * mean + ((1 - weight) * p * v) / (q - 1);
}
