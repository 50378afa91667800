import type { LedgerKind } from '@/utils/domain/ledger-entry';
import type { Money } from '@/utils/domain/money';
import type { Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import type { Content } from '../replica/content';
import type { Key } from '../replica/key';
import type { Outcome, Row } from '../replica/slot';

/** A version of a record, as the team's database tells it. */
export interface Told extends Row {
  readonly key: Key;
}

/** A page of the change feed. */
export interface Page {
  /** Names the database's life: another one than before means that it was restored. */
  readonly cluster: string;
  /** Counts the changes of what this member may see. */
  readonly rights: number;
  readonly member: string;
  readonly records: readonly Told[];
  readonly cursor: string;
  readonly more: boolean;
  /** The database has not come as far as the cursor: it was put back to an earlier day. */
  readonly behind: boolean;
}

/** A write on its way. */
export interface Op {
  readonly op: string;
  readonly kind: string;
  readonly id: string;
  readonly base: number;
  readonly data: Content | null;
}

/** The same booking or message stands there already, under another key. */
export interface Known {
  readonly outcome: 'known';
  readonly record: Told;
}
export type Answer = (Outcome | Known) & { readonly op: string };

/** The sum of a customer's bookings of one kind in one currency. */
export interface Sum extends Money {
  readonly kind: LedgerKind;
  readonly count: number;
  /** The days of the first and the last of them. */
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** What a team knows about the customers of an address. */
export interface Card {
  readonly customers: readonly Told[];
  /** Revenue, discounts, returns and what is owed. */
  readonly income: readonly Sum[];
  /** What they cost; a role that may not see it is told so, since an empty list would make a margin of all the revenue. */
  readonly costs: readonly Sum[] | 'notVisible';
  readonly records: readonly Told[];
}

/** What a browser asks its team's database. Whatever happens is a value. */
export interface TeamTransport {
  changes(cursor: string, most: number, signal: AbortSignal): Promise<Result<Page, Failure>>;
  /** Answers in the order of the writes. */
  push(ops: readonly Op[], signal: AbortSignal): Promise<Result<readonly Answer[], Failure>>;
  /** Null where nobody of the team's customers has the address. */
  card(email: string, signal: AbortSignal): Promise<Result<Card | null, Failure>>;
}
