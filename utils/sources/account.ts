import type { ImportId } from '@/utils/domain/customer';
import type { Id } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from './failure';

export type AccountId = Id<'account'>;

/** A connection that the user made: which source, and what they entered for it. */
export interface Account {
  readonly id: AccountId;
  readonly sourceId: string;
  /** What the form asked for, by field; never a secret. */
  readonly settings: Readonly<Record<string, string>>;
  /** Tokens, by field, and what a sign-in gave. Kept in the database alone, and never shown again. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** How an account fares: since when it answers, or does not, and why. */
export type AccountState =
  | { readonly kind: 'new' }
  | { readonly kind: 'works'; readonly since: Millis }
  | { readonly kind: 'fails'; readonly since: Millis; readonly failure: Failure };

/** An account as it is kept and shown: without its secrets. */
export interface KeptAccount extends Omit<Account, 'secrets'> {
  /** What it is called: the vendor's name; of an API of the user's own, its host. */
  readonly label: string;
  /** Where it is asked, to tell two accounts of one vendor apart. */
  readonly host: string;
  /** What it keeps notes beside; absent where it takes none. */
  readonly notesOn?: 'customer' | 'ticket';
  /** The imports by which its records were taken over, by what they are. */
  readonly takenOver?: { readonly [Kind in 'ledger' | 'opportunities' | 'interactions']?: ImportId };
  /** All that it answers is taken over, whenever it is asked about a customer who surely is the one. */
  readonly takesOver?: true;
  readonly connectedAt: Millis;
  /** Counts how often the user entered something. */
  readonly revision: number;
  readonly state: AccountState;
}
