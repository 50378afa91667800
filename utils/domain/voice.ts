import type { CustomerId, ImportId } from './customer';
import type { Id } from './id';
import type { Currency } from './money';
import type { QuotePlace } from './quote-place';
import type { CivilDate, Millis } from './time';

export type VoiceId = Id<'voice'>;
export type CompetitorId = Id<'competitor'>;

export const voiceKinds = ['need', 'like', 'dislike', 'promise', 'complaint', 'price'] as const;
export type VoiceKind = (typeof voiceKinds)[number];

/** Something a customer told us (or we promised them): a need, a like or dislike of us or a competitor, a promise, a complaint, a price. */
export interface Voice {
  readonly id: VoiceId;
  readonly customerId: CustomerId;
  /** The person of a company who said it, or whom we promised it. */
  readonly personId?: CustomerId;
  readonly kind: VoiceKind;
  readonly about: 'us' | CompetitorId;
  readonly text: string;
  /** The customer's own words. */
  readonly quote?: string;
  readonly quotePlace?: QuotePlace;
  readonly url?: string;
  readonly at: Millis;
  readonly author: string;
  readonly state: 'open' | 'met' | 'lapsed' | 'kept' | 'broken';
  readonly dueOn?: CivilDate;
  /** When its state last changed, and who said so. */
  readonly settledAt?: Millis;
  readonly settledBy?: string;
  readonly minor?: number;
  readonly currency?: Currency;
  /** Of an imported one; unique over the voices: importing the same row again changes nothing. */
  readonly sourceKey?: string;
  readonly importId?: ImportId;
  readonly revision: number;
}

/** Somebody our customers compare us with. */
export interface Competitor {
  readonly id: CompetitorId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly importId?: ImportId;
}
