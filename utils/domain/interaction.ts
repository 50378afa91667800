import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
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
  readonly at: Millis;
  readonly channel: Channel;
  readonly team: Team;
  /** Our person in it. */
  readonly by?: string;
  readonly direction: 'in' | 'out' | 'internal';
  readonly conversation?: string;
  readonly summary: string;
  /** Our working time in it. */
  readonly minutes?: number;
  readonly status?: 'planned' | 'open' | 'done';
  readonly url?: string;
  readonly sourceKey?: string;
  readonly importId?: ImportId;
  readonly revision: number;
}
