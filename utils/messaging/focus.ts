import type { Clue } from '@/utils/domain/clue';
import type { CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import type { SeenPerson, Sighting } from '@/utils/domain/sighting';
import type { Choice, Confidence } from '@/utils/spotting/rank';

/** Whom a person on the page may be, and how we know; see `MatchedBy` of the matching. */
export interface FocusCandidate {
  readonly customerId: CustomerId;
  readonly by: 'address' | 'untaggedAddress' | 'mailbox' | 'domain' | 'sharedMailbox' | 'name';
  readonly domain?: DomainName;
  readonly confidence: Confidence;
}

/** Which customer a person on the page most likely is. */
export interface FocusMatch extends FocusCandidate {
  /** Who else they may be, most likely first; absent where there is nobody. */
  readonly others?: readonly FocusCandidate[];
}

/** A person of the conversation who is not one of us. */
export interface FocusPerson extends SeenPerson {
  /** Null where nobody knows them. */
  readonly match: FocusMatch | null;
  /** What their company might be called, from their address; empty where it says nothing. */
  readonly proposedCompany: string;
}

/** A customer whom the page shows without an address that we know. */
export interface FocusCompany {
  readonly customerId: CustomerId;
  readonly reason: Clue;
}

/** Whom a tab shows: the last sighting there, whom we take for the customer, and whom we know. Kept in `storage.session`, since the background may be stopped at any moment. */
export interface Focus {
  readonly sighting: Sighting;
  readonly choice: Choice;
  readonly people: readonly FocusPerson[];
  /** Who stands in the rows of a list, in its order; absent where the page shows none. */
  readonly rows?: readonly FocusPerson[];
  /** Who goes by the name that is all there is of somebody, then whom the page's site, domains and telephone numbers belong to, most telling first; of these none where somebody on it is known. */
  readonly companies: readonly FocusCompany[];
}

/** Whether the page itself is not sure that the conversation is about them. */
export const isGuess = ({ choice }: Focus, email: Email): boolean => choice.confidence === 'guess' && choice.customer?.email === email;

/** Where a tab's focus stands in `storage.session`. */
export const focusKey = (tabId: number): `focus:${number}` => `focus:${tabId}`;

/** Where `storage.session` says that the user is pointing in a tab. */
export const teachingKey = (tabId: number): `teaching:${number}` => `teaching:${tabId}`;

/** Whether a focus is of the page at that address: one outlives its page where the page left without a word, and the browser knows better where the tab is. */
export const isOfPage = ({ sighting: { url } }: Focus, shown: string | undefined): boolean =>
  shown !== undefined && URL.canParse(url) && URL.canParse(shown) && new URL(url).origin === new URL(shown).origin;
