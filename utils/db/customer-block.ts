import type { Customer } from '@/utils/domain/customer';

/**
 * Sixteen customers in one record: a million of them are 62 500 puts, not a million. A customer's slot (block × 16 + position) is given
 * once and for all. Each is kept as JSON, which a browser reads several times faster than a structured clone, and only who is meant is read.
 */
export interface CustomerBlock {
  readonly block: number;
  /** By position; null where nobody is (any more). */
  readonly customers: readonly (string | null)[];
}

export const BLOCK = 16;

export const blockOf = (slot: number): number => Math.floor(slot / BLOCK);

/** The customer at that slot of the block. */
export function customerIn(customers: CustomerBlock['customers'] | undefined, slot: number): Customer | undefined {
  const text = customers?.[slot % BLOCK];
  return text == null ? undefined : (JSON.parse(text) as Customer);
}

/** Everybody in the block, with their slots. */
export const everyoneIn = ({ block, customers }: CustomerBlock): { readonly slot: number; readonly customer: Customer }[] =>
  customers.flatMap((_, position) => {
    const customer = customerIn(customers, position);
    return customer === undefined ? [] : [{ slot: block * BLOCK + position, customer }];
  });
