/** What a customer with a contract brings: margin a period, the chance to stay another one, and the discount of a period. */
export interface ContractTerms {
  readonly m: number;
  readonly r: number;
  readonly d: number;
}

/**
 * The three formulas that circulate for the same name (Fader & Hardie, note 024): whoever shows a figure says which.
 * `firstPaymentNow` (1), `firstPaymentExcluded` (2; Gupta & Lehmann 2003), `firstPaymentCertain` (3).
 */
export const contractFormulas = {
  firstPaymentNow: ({ m, r, d }) => (m * (1 + d)) / (1 + d - r),
  firstPaymentExcluded: ({ m, r, d }) => (m * r) / (1 + d - r),
  firstPaymentCertain: ({ m, r, d }) => m / (1 + d - r),
} as const satisfies Record<string, (terms: ContractTerms) => number>;

export type ContractFormula = keyof typeof contractFormulas;

/** The one used where nobody chose: what is already paid is no future value. */
export const DEFAULT_FORMULA: ContractFormula = 'firstPaymentExcluded';

/** Formula (2) cut off after so many periods: what stands beside it, since nobody plans for ever. */
export function valueWithin({ m, r, d }: ContractTerms, periods: number): number {
  const kept = r / (1 + d);
  return kept === 1 ? m * periods : (m * kept * (1 - kept ** periods)) / (1 - kept);
}
