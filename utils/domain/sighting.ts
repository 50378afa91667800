import type { DomainName } from './domain-name';
import type { Email } from './email';
import type { Millis } from './time';

/**
 * What the page says a person is in the open conversation; `taught` is who stands where the user showed that the site names the customer. `listed` is a row of a list; `forwarded`, `body` and `mentioned` are what a
 * sender's own text claims: weaker than everything the host says.
 */
export type SeenRole = 'taught' | 'from' | 'to' | 'cc' | 'replyTo' | 'requester' | 'owner' | 'listed' | 'forwarded' | 'body' | 'mentioned';

/** A person as the page shows them. */
export interface SeenPerson {
  readonly email: Email;
  /** The address as the page writes it, domain in lower case. */
  readonly written: string;
  /** The name as shown; empty where the page shows none. */
  readonly name: string;
  readonly role: SeenRole;
  /** The host warns that whoever sent the message may not be the owner of this address. */
  readonly isDoubted?: true;
  /** When the newest of their messages in the open conversation was sent, where the page tells that exactly. */
  readonly sentAt?: Millis;
}

/** One reading of a page: what a page tells us of who it shows. It holds nothing that we know. */
export interface Sighting {
  /** Which host read the page; `generic` for the finder behind all; null where nothing was found. */
  readonly host: string | null;
  /** A host was recognised, but only the generic finder found people. */
  readonly isFallback: boolean;
  readonly view: 'conversation' | 'list' | 'other';
  /** Unique by address, in document order. */
  readonly people: readonly SeenPerson[];
  /** Bare domains and sites that the open conversation names. */
  readonly domains: readonly DomainName[];
  /** What may be telephone numbers in the open conversation, as written. */
  readonly phones: readonly string[];
  /** Own addresses that the page itself tells, as of the account in use. */
  readonly self: readonly Email[];
  /** The subject of the open conversation; empty where the page shows none. */
  readonly subject: string;
  /** Whose message is the newest, or the one in front, where the conversation has several. */
  readonly sender?: Email;
  /** What the host calls the sender of the open message or the requester of the ticket, where it shows no address of theirs. */
  readonly nameOnly?: string;
  /** The lines of that sender's open message: told where the name is all there is, read for a signature, never kept. */
  readonly lines?: readonly string[];
  /** The address that stands under that very name at the end of the open message. */
  readonly signature?: Email;
  readonly url: string;
}
