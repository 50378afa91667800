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

/** A customer, and the slot. */
export interface Placed {
  readonly slot: number;
  readonly customer: Customer;
}

/** Everybody in the block, or those in whose JSON one of these words stands: the others need not be read. */
export const everyoneIn = ({ block, customers }: CustomerBlock, words?: readonly string[]): Placed[] =>
  customers.flatMap((text, position) =>
    text === null || words?.some((word) => text.includes(word)) === false
      ? []
      : [{ slot: block * BLOCK + position, customer: JSON.parse(text) as Customer }],
  );
