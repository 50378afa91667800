import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
import type { Currency } from './money';
import type { CivilDate } from './time';
import type { CompetitorId } from './voice';

export type OpportunityId = Id<'opportunity'>;

export const stages = ['open', 'won', 'lost'] as const;
export type Stage = (typeof stages)[number];

/** Business that we may win, won or lost. */
export interface Opportunity {
  readonly id: OpportunityId;
  readonly customerId: CustomerId;
  readonly title: string;
  /** Integer minor units of `currency`. */
  readonly minor: number;
  readonly currency: Currency;
  readonly stage: Stage;
  /** From 0 to 1; absent where nobody said: it is never made up. */
  readonly probability?: number;
  /** Why it was lost, or won. */
  readonly reason?: string;
  /** To whom it was lost, or who else is asked. */
  readonly competitorId?: CompetitorId;
  readonly openedOn: CivilDate;
  /** When it is expected to be decided; many files do not say. */
  readonly closesOn?: CivilDate;
  readonly closedOn?: CivilDate;
  /** Unique over the opportunities: importing the same row again changes nothing. */
  readonly sourceKey?: string;
  readonly importId?: ImportId;
  readonly revision: number;
}
