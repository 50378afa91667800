import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source: ProtonMail/WebClients, message/recipients and message/header (states of 2022 and 2025), and test ids of extensions in use, 2026-11.
const MESSAGE = 'article[data-testid^="message-view-"]';
const SENDER = '[data-testid="recipients:sender"], .message-header-from-container .message-recipient-item';
const RECIPIENT =
  '[data-testid^="recipients:item-"], [data-testid^="recipient:details-dropdown-"], .message-header-recipients .message-recipient-item, .message-recipient-item-expanded .message-recipient-item';
/** Head lines once "details" were asked for: To first, whatever its label says, then Cc and Bcc. */
const LINE = '.message-recipient-item-expanded';
const BODY = '[data-testid="message-content:body"]';
/** The banner over a message that failed its domain's authentication links to this page of help (ProtonMail/WebClients, extras/ExtraSpamScore, 2025). */
const FAILED = 'a[href*="authentication-requirements"]';
const ROW = '[data-testid^="message-item:"]';

/** Proton Mail: conversation and list. */
export default defineHost({
  id: 'proton',
  label: 'Proton Mail',
  read({ document }) {
    const self = accounts(document);
    const messages = [...document.querySelectorAll(MESSAGE)].filter((message) => isVisible(message));
    if (messages.length > 0) {
      const subject = document.querySelector('[data-testid="conversation-header:subject"]')?.textContent?.trim() ?? '';
      const people = messages.flatMap((message) => [...sendersOf(message), ...chips(message, RECIPIENT)]);
      return {
        view: 'conversation',
        people,
        bodies: messages.flatMap(bodiesOf),
        self,
        subject,
        sender: people.findLast(({ role, email }) => role === 'from' && !self.includes(email))?.email,
      };
    }
    const rows = [...document.querySelectorAll(ROW)].filter((row) => isVisible(row));
    return rows.length > 0 ? { view: 'list', people: rows.flatMap(peopleOfRow), self, subject: '' } : undefined;
  },
});

function sendersOf(message: Element): SeenPerson[] {
  const isFailed = [...message.querySelectorAll(FAILED)].some((link) => link.closest(BODY) === null && isVisible(link));
  return [...chips(message, SENDER)].map((sender) => (isFailed ? { ...sender, isDoubted: true } : sender));
}

function* chips(message: Element, selector: string): Iterable<SeenPerson> {
  for (const chip of message.querySelectorAll(selector)) {
    const isSender = chip.matches(SENDER);
    if (!isVisible(chip) || (isSender && selector === RECIPIENT)) continue;
    const held =
      chip.getAttribute('title') || chip.querySelector('[data-testid="recipient-address"], .message-recipient-item-address')?.textContent;
    const label = chip.querySelector('[data-testid="recipient-label"], .message-recipient-item-label')?.textContent ?? '';
    const address = addressIn((held ?? label).replace(/^.*<|>\s*$/g, ''));
    const person = address === undefined ? undefined : personOf(address, label, isSender ? 'from' : roleOf(chip));
    if (person) yield person;
  }
}

function roleOf(chip: Element): SeenRole {
  if (chip.closest('[data-testid="recipients:cc-list"], [data-testid="recipients:bcc-list"]')) return 'cc';
  const before = chip.closest(LINE)?.previousElementSibling;
  return before?.matches(LINE) ? 'cc' : 'to';
}

/** The body is a frame of Proton's own origin without scripts. */
function bodiesOf(message: Element): Element[] {
  const frames = [...message.querySelectorAll<HTMLIFrameElement>('iframe[data-testid="content-iframe"]')];
  return frames.map((frame) => frame.contentDocument?.body).filter((body) => body != null);
}

/** `message-column:sender-address` is a row's, never the open message's. */
function peopleOfRow(row: Element): SeenPerson[] {
  const column = row.querySelector('[data-testid="message-column:sender-address"]');
  const person = personOf(column?.getAttribute('title') ?? '', column?.textContent ?? '', 'listed');
  return person ? [person] : [];
}

/** "Subject | me@x.example | Proton Mail", and the menu of the account. */
function accounts(document: Document): Reading['self'] {
  const titled = /\| ([^\s@|]+@[^\s@|]+) \|[^|]*$/.exec(document.title)?.[1] ?? '';
  const menu = document.querySelector('[data-testid="heading:userdropdown-email"]')?.textContent ?? '';
  return [...new Set([titled, menu].map(parseEmail).filter((email) => email !== undefined))];
}
