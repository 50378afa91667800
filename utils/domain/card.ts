import type { Channel } from './interaction';
import type { Money } from './money';
import type { CivilDate } from './time';

/** What a customer was worth in the last twelve months, as the card in a page says it. */
export interface CardMoney {
  /** Null where it is not known. */
  readonly margin: Money | null;
  /** How far the margin can be trusted. */
  readonly state: 'measured' | 'estimated' | 'default' | 'missing';
  readonly asOf: CivilDate;
  /** The cost to serve is not known, and not taken off. */
  readonly isBeforeCostToServe: boolean;
  /** Against the twelve months before, in percent; null where they cannot be compared. */
  readonly changePercent: number | null;
}

/** What waits between us and a customer, as the card says it. */
export interface CardFacts {
  readonly openPromises: number;
  /** Of those, how many are past their day. */
  readonly overduePromises: number;
  readonly openComplaints: number;
  /** Null where there was none yet. */
  readonly lastContact: { readonly on: CivilDate; readonly channel: Channel } | null;
}
