/** What money costs: a rate a year, as a fraction. */
export interface DiscountRate {
  readonly perYear: number;
  /** Whether the user set it; until then it is a default. */
  readonly isConfirmed: boolean;
}

/** Ten percent a year, as the literature's examples have it; a default, and said so. */
export const usualDiscount: DiscountRate = { perYear: 0.1, isConfirmed: false };

/** How far lifetime value looks ahead where it looks at orders: nobody plans for ever. */
export const HORIZON_MONTHS = 36;
/** How far expected orders look ahead. */
export const ORDER_WEEKS = 52;

export const WEEKS_PER_YEAR = 365.25 / 7;
/** Quarters of years: near enough to when orders come, and quick for a million customers. */
const STEPS_PER_YEAR = 4;

/** Orders up to `weeks` from now, each discounted to now from the middle of its quarter; `expected(t)` are those of the next t weeks. */
export function discountedOrders(expected: (weeks: number) => number, weeks: number, { perYear }: DiscountRate): number {
  const steps = Math.max(1, Math.ceil((weeks / WEEKS_PER_YEAR) * STEPS_PER_YEAR - 1e-9));
  let value = 0;
  let before = 0;
  for (let step = 1; step <= steps; step += 1) {
    const until = expected((weeks * step) / steps);
    value += (until - before) / (1 + perYear) ** ((weeks * (step - 0.5)) / steps / WEEKS_PER_YEAR);
    before = until;
  }
  return value;
}
