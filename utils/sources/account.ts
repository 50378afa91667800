import type { Id } from '@/utils/domain/id';

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
