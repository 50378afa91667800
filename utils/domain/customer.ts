import type { DomainName } from './domain-name';
import type { Email } from './email';
import type { Id } from './id';
import type { Currency, Money } from './money';
import type { CivilDate, Millis } from './time';

export type CustomerId = Id<'customer'>;
export type ImportId = Id<'import'>;

/** A person or a company that we do business with. */
export interface Customer {
  readonly id: CustomerId;
  readonly kind: 'person' | 'company';
  readonly name: string;
  /** Of a person: the company they belong to. */
  readonly companyId?: CustomerId;
  /** Of a company: the company that owns it. */
  readonly parentId?: CustomerId;
  readonly emails: readonly Email[];
  /** Domains whose senders belong to this company. */
  readonly domains: readonly DomainName[];
  readonly phones: readonly string[];
  readonly role?: string;
  readonly address?: string;
  readonly tags: readonly string[];
  /** Who this is in other systems: `id:K1001`, `stripe:cus_…`. Unique over all customers. */
  readonly sourceKeys: readonly string[];
  readonly summary?: Summary;
  readonly wallet?: Wallet;
  /** The record that this one was merged into: its facts are shown there. */
  readonly mergedInto?: CustomerId;
  /** The import that created it. */
  readonly importId?: ImportId;
  readonly createdAt: Millis;
  readonly updatedAt: Millis;
  /** Counts the versions of this record, from 1. */
  readonly revision: number;
}

/** A customer file's own totals: used, as estimated, only while there are no ledger entries. Minor units of `currency`. */
export interface Summary {
  readonly currency: Currency;
  readonly revenue?: number;
  readonly cost?: number;
  readonly open?: number;
  readonly lastOn?: CivilDate;
}

/** What a customer spends in a year on what we sell, with everybody, as the user said it on that day. */
export interface Wallet extends Money {
  readonly on: CivilDate;
}
