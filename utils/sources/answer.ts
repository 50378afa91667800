import type { Customer } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Millis } from '@/utils/domain/time';
import type { AccountId } from './account';

/** What only our database gives a record. */
type Ours = 'id' | 'customerId' | 'personId' | 'companyId' | 'parentId' | 'importId' | 'revision' | 'createdAt' | 'updatedAt';

interface AtVendor {
  /** Unique over everything that a source can tell: asked again, the same record has the same key. */
  readonly sourceKey: string;
  /** Where the vendor shows the record. */
  readonly url?: string;
}

interface OfCustomer extends AtVendor {
  /** The `sourceKey` of the customer it belongs to. */
  readonly of: string;
}

/** A customer as a vendor knows them. */
export type CustomerDraft = Omit<Customer, Ours | 'sourceKeys' | 'summary' | 'mergedInto'> &
  AtVendor & {
    /** The name of the company of a person. */
    readonly company?: string;
  };
export type LedgerDraft = Omit<LedgerEntry, Ours | 'sourceKey'> & OfCustomer;
export type OpportunityDraft = Omit<Opportunity, Ours | 'sourceKey' | 'competitorId'> & OfCustomer;
export type InteractionDraft = Omit<Interaction, Ours | 'sourceKey' | 'url'> & OfCustomer;

/** What one source knows: records of ours that are not in our database. */
export interface Facts {
  readonly customers: readonly CustomerDraft[];
  readonly ledger: readonly LedgerDraft[];
  readonly opportunities: readonly OpportunityDraft[];
  readonly interactions: readonly InteractionDraft[];
  /** Pages were left out: sums over these records are too small. */
  readonly isPart?: true;
}

/** Facts with where they come from: which account told them, and when it was asked. */
export interface Answer extends Facts {
  readonly account: AccountId;
  readonly source: string;
  readonly asOf: Millis;
}

/** The facts, with empty lists where nothing is said. */
export const facts = (known: Partial<Facts>): Facts => ({ customers: [], ledger: [], opportunities: [], interactions: [], ...known });

/** Nobody is known there. */
export const nobody: Facts = facts({});

/** Facts of several customers as one. */
export const together = (all: readonly Facts[]): Facts => ({
  customers: all.flatMap(({ customers }) => customers),
  ledger: all.flatMap(({ ledger }) => ledger),
  opportunities: all.flatMap(({ opportunities }) => opportunities),
  interactions: all.flatMap(({ interactions }) => interactions),
  ...(all.some(({ isPart }) => isPart) ? { isPart: true } : {}),
});
