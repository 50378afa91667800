import type { Email } from '@/utils/domain/email';
import type { SeenPerson, Sighting } from '@/utils/domain/sighting';
import type { Occurrence } from '@/utils/spotting/occurrences';
import { shared } from './shared';

/** What a host tells of a page: the part of a sighting that depends on it. */
export interface Reading {
  readonly view: Sighting['view'];
  /** In document order; the same person may come several times. */
  readonly people: Iterable<SeenPerson>;
  readonly self: readonly Email[];
  readonly subject: string;
  /** The texts of the open messages, for what they say of forwarded mails and of forms. */
  readonly bodies?: readonly Element[];
  /** Whose message is the newest, or the one in front, where the conversation has several. */
  readonly sender?: Email | undefined;
  /** What the host calls the sender of the open message or the requester of the ticket, where it shows no address of theirs. */
  readonly nameOnly?: string | undefined;
  /** Telephone numbers that the host itself tells, as written. */
  readonly phones?: readonly string[];
}

/** Knows where one web application shows the people of a conversation. Reads the page, never changes it. */
export interface Host {
  readonly id: string;
  readonly label: string;
  /** Undefined where the page is none that shows people, as a settings page. */
  read(page: Page): Reading | undefined;
}

/** The page as a host sees it. */
export interface Page {
  readonly document: Document;
  readonly url: URL;
  /** Every visible place of the page that shows an address, frames and shadow roots included, where somebody keeps count of them. */
  readonly occurrences?: () => Occurrence[];
}

/** A host whose file is a script of its own: run in a page beside the spotter, it offers itself. */
export interface HostScript extends Host {
  main(): void;
}

export const defineHost = (host: Host): HostScript => ({ ...host, main: () => void shared.hosts.set(host.id, host) });
