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
  readonly takenOver?: { readonly [Kind in TakenKind]?: ImportId };
  /** All that it answers is taken over, whenever it is asked about a customer who surely is the one. */
  readonly takesOver?: true;
  /** Everybody it knows, and all that changes there, is brought in. */
  readonly follows?: Following;
  readonly connectedAt: Millis;
  /** Counts how often the user entered something. */
  readonly revision: number;
  readonly state: AccountState;
}

/** What can be taken over, in the order in which it is taken back: customers last, as facts hold them. */
export const takenKinds = ['ledger', 'opportunities', 'interactions', 'customers'] as const;
export type TakenKind = (typeof takenKinds)[number];

/** How far an account that is followed was heard. */
export interface Following {
  /** Where the next pull goes on; absent before the first page. */
  readonly cursor?: string;
  /** When all that it told by then was here; absent until that was so once. */
  readonly upTo?: Millis;
  /** Records that were added or changed since it is followed. */
  readonly brought: number;
  /** Customers who were deleted there since, and stay here. */
  readonly gone: number;
}
