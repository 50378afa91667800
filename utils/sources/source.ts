import type * as v from 'valibot';
import type { Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Facts } from './answer';
import type { Failure, Refusal } from './failure';
import type { Fields, SettingsOf } from './fields';
import type { Limits } from './limits/pace';
import type { Reply, Request } from './net/request';
import type { AskedBy, Question } from './question';
import type { SignIn } from './sign-in/tokens';

/** Asks the vendor and decodes what comes back: what does not fit the schema is a failure like any other. */
export type Ask = <Out>(request: Request, schema: v.GenericSchema<unknown, Out>) => Promise<Result<Out, Failure>>;

/** What a source gets to work with: nothing else reaches the world. */
export interface Tools<F extends Fields = Fields> {
  /** What the user entered, tokens among it. */
  readonly settings: SettingsOf<F>;
  readonly ask: Ask;
  readonly now: Millis;
}

/** What is to be written at the vendor, as a note beside one of its records. */
export interface NoteDraft {
  /** The `sourceKey` of the customer, as `lookup` gave it; of a ticket, where the vendor keeps notes there alone. */
  readonly about: string;
  readonly text: string;
}

/** Everything that was changed after a moment, or where an earlier pull ended. */
export type Since = { readonly changedAfter: Millis } | { readonly cursor: string };

/** A document of which no entry is left: what the keys of its entries began with, and its number, where they had it as their memo. */
export interface Voided {
  readonly sourceKey: string;
  readonly memo?: string;
}

/** One page of changes. */
export interface Pulled extends Facts {
  /** The keys of customers who were deleted there since, where the vendor says so. */
  readonly gone?: readonly string[];
  /** Documents that book nothing any more: voided, cancelled, paid. */
  readonly voided?: readonly Voided[];
  /** Where the next pull goes on. */
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** Knows how one vendor is asked about customers. */
export interface Source<F extends Fields = Fields> {
  readonly id: string;
  /** The vendor's name, as it writes itself. */
  readonly label: string;
  /** The form that connects it. */
  readonly fields: F;
  /** By what it can find a customer. */
  readonly by: readonly AskedBy[];
  readonly limits: Limits;
  /** The vendor's own page where the token, the key or the app is made; absent where we know of none. Opened by the user, never asked by us. */
  tokenPage?(settings: SettingsOf<F>): string;
  /** The address that the paths of its requests are relative to: its origin is asked for at connect time, and no other is ever asked. */
  address(settings: SettingsOf<F>): string;
  /** Of every request: the token, the version of the API. */
  headers(settings: SettingsOf<F>): Readonly<Record<string, string>>;
  /** What went wrong where the vendor says it in a way of its own; undefined where the reply's status says it all. */
  refusal?(reply: Reply): Refusal | undefined;
  /** What the vendor knows about whoever is asked for. Several records of the same person are normal. */
  lookup(question: Question, tools: Tools<F>): Promise<Result<Facts, Failure>>;
  /** What changed since, one page at a time, so that it goes on where it ended when the background is stopped. */
  pull?(since: Since, tools: Tools<F>): Promise<Result<Pulled, Failure>>;
  /** What its notes are kept beside; with `write`. */
  readonly notesOn?: 'customer' | 'ticket';
  /** Writes a note; gives the key of what was written. A write that is tried again may stand there twice: vendors know no better. */
  write?(note: NoteDraft, tools: Tools<F>): Promise<Result<string, Failure>>;
  /** Where it is signed in to, instead of pasting a token. */
  readonly signIn?: SignIn;
}

export const defineSource = <const F extends Fields>(source: Source<F>): Source<F> => source;
