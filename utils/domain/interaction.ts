import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
import type { QuotePlace } from './quote-place';
import type { Millis } from './time';

export type InteractionId = Id<'interaction'>;

export const channels = ['mail', 'ticket', 'call', 'meeting', 'chat', 'visit', 'note'] as const;
export type Channel = (typeof channels)[number];

export const teams = ['sales', 'marketing', 'service', 'support', 'finance'] as const;
export type Team = (typeof teams)[number];

/** One contact between a customer and one of our teams. */
export interface Interaction {
  readonly id: InteractionId;
  readonly customerId: CustomerId;
  /** The person of a company whom it was with. */
  readonly personId?: CustomerId;
  readonly at: Millis;
  readonly channel: Channel;
  readonly team: Team;
  /** Our person in it. */
  readonly by?: string;
  readonly direction: 'in' | 'out' | 'internal';
  /** What its messages have in common: the thread or ticket. */
  readonly conversation?: string;
  readonly summary: string;
  /** Our working time in it. */
  readonly minutes?: number;
  readonly status?: 'planned' | 'open' | 'done';
  /** When the customer got an answer to it. */
  readonly answeredAt?: Millis;
  /** Those of us whom the customer was passed on to, in order; absent where nobody kept count. */
  readonly handedTo?: readonly string[];
  /** Words of the page that it is about. */
  readonly quote?: string;
  readonly quotePlace?: QuotePlace;
  readonly url?: string;
  readonly sourceKey?: string;
  readonly importId?: ImportId;
  readonly revision: number;
}

/** Whether we and the customer were in touch: notes among ourselves and what is only planned are not. */
export const isContact = ({ channel, direction, status }: Interaction): boolean =>
  channel !== 'note' && direction !== 'internal' && status !== 'planned';
