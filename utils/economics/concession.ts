import { type ContractTerms, contractFormulas } from './lifetime/contract';

/**
 * The retention at which giving a customer `concession` now pays for itself, with formula (2): CLV' = CLV + C, r' = CLV'(1 + d)/(m + CLV').
 * Undefined where no retention would: it would have to pass 1, or the customer brings no margin.
 */
export function breakEvenRetention(terms: ContractTerms, concession: number): number | undefined {
  if (!(terms.m > 0)) return undefined;
  const value = contractFormulas.firstPaymentExcluded(terms) + concession;
  const retention = (value * (1 + terms.d)) / (terms.m + value);
  return retention <= 1 ? retention : undefined;
}
