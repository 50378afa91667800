import type { CustomerId } from '@/utils/domain/customer';
import type { Leak } from '@/utils/leaks/leaks';

/** What the draft in a tab gives away, and of whom. It holds none of the figures, and no word of the draft. */
export interface LeakWarning {
  readonly customerId: CustomerId;
  readonly leaks: readonly Leak[];
  /** The user said that it is meant: it is warned of again only where more is given away. */
  readonly isMeant?: boolean;
}

/** Where `storage.session` says so; absent where nothing is given away. */
export const leakKey = (tabId: number): `leak:${number}` => `leak:${tabId}`;

/** Where it keeps the rank and lifetime value that the panel reckoned last: the background does not compare all customers. */
export const standingKey = (id: CustomerId): `standing:${string}` => `standing:${id}`;

export interface KnownStanding {
  readonly rank: number | null;
  /** In whole currency. */
  readonly lifetimeValue: number | null;
}
