import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
import type { Currency } from './money';
import type { CivilDate } from './time';

export type LedgerEntryId = Id<'ledger-entry'>;

/** Their order is on disk: append only. */
export const ledgerKinds = ['revenue', 'discount', 'return', 'goods', 'service', 'acquisition', 'receivable'] as const;

/**
 * What an amount is: `revenue` before discounts and returns, `goods` what the sold goods cost us, `service` direct cost to serve
 * (shipping, fees, visits), `acquisition` the cost of winning the customer, `receivable` what is still owed.
 */
export type LedgerKind = (typeof ledgerKinds)[number];

/** One booked amount of one customer: positive as its kind is meant, negative where it is taken back. */
export interface LedgerEntry {
  readonly id: LedgerEntryId;
  readonly customerId: CustomerId;
  readonly on: CivilDate;
  readonly kind: LedgerKind;
  /** Integer minor units of `currency`. */
  readonly minor: number;
  readonly currency: Currency;
  /** Unique over the ledger: importing the same row again changes nothing. */
  readonly sourceKey: string;
  readonly importId?: ImportId;
  readonly memo?: string;
  /** Of revenue: its document had a place for the cost of goods and left it empty. */
  readonly isGoodsUnknown?: true;
  /** Of a receivable: when it is to be paid. */
  readonly dueOn?: CivilDate;
}
