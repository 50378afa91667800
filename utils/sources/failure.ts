import type { Millis } from '@/utils/domain/time';

/**
 * Why a source gave no answer: one way to fail for every vendor. It holds nothing that a vendor wrote but `said`, which is short and free of
 * secrets; the words for people are chosen where it is shown.
 */
export type Failure =
  /** The token is not accepted, or no longer. */
  | { readonly kind: 'unauthorised' }
  /** The token may not see this. */
  | { readonly kind: 'forbidden' }
  /** Nothing answers under the address: a mistyped name, a record that is gone. */
  | { readonly kind: 'notFound' }
  | { readonly kind: 'rateLimited'; readonly until: Millis }
  | { readonly kind: 'offline' }
  /** No whole answer in time. */
  | { readonly kind: 'slow' }
  /** The vendor's side is broken (5xx). */
  | { readonly kind: 'unavailable'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number; readonly said: string }
  | { readonly kind: 'tooLarge' }
  /** It answered in a shape that we do not know; `where` is the path to the first part that differs. */
  | { readonly kind: 'changed'; readonly where: string }
  /** It sent us, or a request of ours led, to where this source may not ask. */
  | { readonly kind: 'elsewhere' }
  /** The browser no longer lets us ask this origin: the user took the permission back. */
  | { readonly kind: 'notPermitted'; readonly origin: string }
  /** A setting is missing or wrong. */
  | { readonly kind: 'incomplete'; readonly field: string }
  | { readonly kind: 'aborted' };

/** What one reply says went wrong. When to ask again is known to whoever counts the requests. */
export type Refusal = Exclude<Failure, { readonly kind: 'rateLimited' }> | { readonly kind: 'tooMany' };

/** Whether asking again later, with nothing changed, may help. */
export const mayPass = ({ kind }: Failure): boolean =>
  kind === 'rateLimited' || kind === 'offline' || kind === 'slow' || kind === 'unavailable' || kind === 'aborted';
