import type { Customer } from './customer';

/** Why one customer cannot be merged into another. */
export type MergeRefusal =
  | 'gone'
  | 'itself'
  /** The one is a person and the other a company: a person is added to a company, not merged with it. */
  | 'kinds'
  /** Un-merge it first: else where it was would be forgotten. */
  | 'merged'
  /** The other one is merged into this one already, directly or through others. */
  | 'circle';

/** Whether `customer` may be merged into `into`. @param above those that `into` is merged into, directly or through others */
export function refusalOf(customer: Customer, into: Customer, above: readonly Customer[]): MergeRefusal | undefined {
  if (customer.id === into.id) return 'itself';
  if (customer.kind !== into.kind) return 'kinds';
  if (customer.mergedInto !== undefined) return 'merged';
  return above.some(({ id }) => id === customer.id) ? 'circle' : undefined;
}
