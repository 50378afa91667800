import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source of the hooks: roundcubemail's templates of the skins elastic and larry, and Roundcube 1.6 running, 2026-11.
const MESSAGE = '#message-header, #messageheader';
const PREVIEW = 'iframe#messagecontframe, iframe#messagepreviewframe';
/** The mark of the plugin authres_status at a sender whose signature is wrong, and Roundcube's own at an address that may be forged. */
const DOUBT = 'img.authres-status-img[src*="status_fail"], .suspicious-address-warning';
const CONTACT = '.rcmContactAddress';
const HEADER_ROLES: readonly (readonly [string, SeenRole])[] = [
  ['from', 'from'],
  ['sender', 'mentioned'],
  ['replyto', 'replyTo'],
  ['reply-to', 'replyTo'],
  ['to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'cc'],
];

/** Roundcube: the list with a preview frame, the message on a page of its own, skins elastic (1.4 and later) and larry. */
export default defineHost({
  id: 'roundcube',
  label: 'Roundcube',
  read({ document }) {
    const message = openMessage(document);
    if (message)
      return {
        view: 'conversation',
        people: peopleOfHead(message),
        bodies: bodiesOf(message),
        self: accounts(document),
        subject: subjectOf(message),
      };
    return { view: 'list', people: peopleOfList(document), self: accounts(document), subject: '' };
  },
});

/** The document that holds the open message: this one, or the preview frame's while it shows one. */
function openMessage(document: Document): Document | undefined {
  if (document.querySelector(MESSAGE)) return document;
  const frame = document.querySelector<HTMLIFrameElement>(PREVIEW);
  const inner = frame && isVisible(frame) ? frame.contentDocument : null;
  return inner?.querySelector(MESSAGE) ? inner : undefined;
}

/** The head's table is folded away until somebody asks for details, but it is the host's own word about the open message. */
function* peopleOfHead(message: Document): Iterable<SeenPerson> {
  for (const cell of message.querySelectorAll('td.header')) {
    const role = HEADER_ROLES.find(([name]) => cell.classList.contains(name))?.[1];
    const doubt = role === 'from' && cell.querySelector(DOUBT) !== null ? ({ isDoubted: true } as const) : {};
    if (role !== undefined) for (const person of peopleIn(cell, role)) yield { ...person, ...doubt };
  }
}

const bodiesOf = (message: Document): Element[] => [...message.querySelectorAll('#messagebody')];

function* peopleOfList(document: Document): Iterable<SeenPerson> {
  for (const row of document.querySelectorAll('#messagelist tr.message')) {
    if (isVisible(row)) yield* peopleIn(row, 'listed');
  }
}

function* peopleIn(root: Element, role: SeenRole): Iterable<SeenPerson> {
  for (const contact of root.querySelectorAll(CONTACT)) {
    // With the setting "show mail addresses" the title is gone and the text is "Name <address>".
    const address = addressIn(contact.getAttribute('title') ?? '') ?? addressIn(contact.getAttribute('href') ?? contact.textContent ?? '');
    const name = (contact.textContent ?? '').replace(/<[^<>]*@[^<>]*>\s*$/, '');
    const person = address === undefined ? undefined : personOf(address, name, role);
    if (person) yield person;
  }
}

function accounts(document: Document): Reading['self'] {
  const shown = document.querySelector('.header-title.username, #topline .username, .topright .username')?.textContent ?? '';
  return [parseEmail(shown)].filter((email) => email !== undefined);
}

function subjectOf(message: Document): string {
  const subject = message.querySelector('h2.subject');
  const parts = [...(subject?.childNodes ?? [])].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? '');
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
