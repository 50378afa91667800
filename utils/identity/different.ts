import type { CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';

/** Two of which the user said that they are not the same: two customers, or an address and a customer. */
export type Side = CustomerId | Email;

/** The pair as it is kept, whichever side is named first. */
export const pairKey = (a: Side, b: Side): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** How many are remembered: far more than one person says in years of work, and 400 kB at most. */
const MOST = 5000;

/** The pairs with one more, the newest last; the oldest is forgotten where there are too many. */
export function withPair(pairs: readonly string[], a: Side, b: Side): string[] {
  const key = pairKey(a, b);
  return [...pairs.filter((pair) => pair !== key), key].slice(-MOST);
}

/** The pairs without this one: they may be the same after all. */
export const withoutPair = (pairs: readonly string[], a: Side, b: Side): string[] => pairs.filter((pair) => pair !== pairKey(a, b));

/** The pairs without those of whom nothing is to be remembered. */
export function withoutSides(pairs: readonly string[], sides: readonly Side[]): string[] {
  const gone = new Set<string>(sides);
  return pairs.filter((pair) => !pair.split(' ').some((side) => gone.has(side)));
}

/** Tells pairs that are known to differ. */
export type IsDifferent = (a: Side, b: Side) => boolean;

export function differing(pairs: readonly string[]): IsDifferent {
  const known = new Set(pairs);
  return (a, b) => known.has(pairKey(a, b));
}
