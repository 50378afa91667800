import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
import type { Currency } from './money';
import type { CivilDate } from './time';
import type { CompetitorId } from './voice';

export type OpportunityId = Id<'opportunity'>;

export const stages = ['open', 'won', 'lost'] as const;
export type Stage = (typeof stages)[number];

/** A deal that may come, has come, or went elsewhere. */
export interface Opportunity {
  readonly id: OpportunityId;
  readonly customerId: CustomerId;
  readonly title: string;
  /** Gross amount: integer minor units of `currency`. */
  readonly minor: number;
  readonly currency: Currency;
  readonly stage: Stage;
  /** That it is won, 0 to 1; of a lost one, what was thought before. */
  readonly probability: number;
  readonly reason?: string;
  /** Of a lost one: who got it. */
  readonly competitorId?: CompetitorId;
  readonly openedOn: CivilDate;
  readonly closesOn?: CivilDate;
  readonly closedOn?: CivilDate;
  readonly sourceKey?: string;
  readonly importId?: ImportId;
  readonly revision: number;
}
