import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
import type { Currency } from './money';
import type { CivilDate } from './time';
import type { CompetitorId } from './voice';

export type OpportunityId = Id<'opportunity'>;

export const stages = ['open', 'won', 'lost'] as const;
export type Stage = (typeof stages)[number];

/** A deal with a customer: one that may come, that came, or that went elsewhere. */
export interface Opportunity {
  readonly id: OpportunityId;
  readonly customerId: CustomerId;
  readonly title: string;
  /** Integer minor units of `currency`, gross of what it would cost us. */
  readonly minor: number;
  readonly currency: Currency;
  readonly stage: Stage;
  /** How likely it comes, from 0 to 1; 0 once it is lost. */
  readonly probability: number;
  /** Why it was lost, in a few words. */
  readonly reason?: string;
  /** Who got it instead of us. */
  readonly competitorId?: CompetitorId;
  readonly openedOn: CivilDate;
  /** When it is expected to be decided. */
  readonly closesOn: CivilDate;
  /** When it was decided. */
  readonly closedOn?: CivilDate;
  /** Unique over all opportunities: bringing in the same one again changes nothing. */
  readonly sourceKey: string;
  readonly importId?: ImportId;
  readonly revision: number;
}
