import type { Currency } from './money';

/** Set in `flags` where a revenue row's document had a place for the cost of goods and left it empty. It is on disk: it never changes. */
export const GOODS_UNKNOWN = 1;

/** What is added up of ledger rows, as columns: a million of them are read without an object for each. */
export interface LedgerColumns {
  /** The slots of the customers whose rows these are; `customer` is a place in this list. */
  readonly slots: Uint32Array<ArrayBuffer>;
  readonly customer: Uint16Array<ArrayBuffer>;
  /** Days as numbers, YYYYMMDD. */
  readonly on: Uint32Array<ArrayBuffer>;
  /** Integers that a double holds exactly. */
  readonly minor: Float64Array<ArrayBuffer>;
  /** Places in `ledgerKinds`. */
  readonly kind: Uint8Array<ArrayBuffer>;
  /** `currency` is a place in this list. */
  readonly currencies: readonly Currency[];
  readonly currency: Uint16Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
}
