import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, peopleIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source: Mailvelope's templates after real pages of outlook.office.com (2025-11) and two extensions in use (2026-09), read 2026-11. Classes
// change with every build and labels with the language: what is read here are ids, test ids, roles and the order of a message's parts.
const BODY = '[role="document"], [id^="UniqueMessageBody"]';
/** Who the message went to. The second and third are named by four extensions, one origin perhaps. */
const WELL = '[data-testid="RecipientWell"], [data-testid="message-header-to"], [data-testid="message-header-cc"]';
const HOLDER = '[data-testid="message-header-from"] [title], [title*="@"], [data-email], [aria-label*="@"], span';
/** What comes behind the sender in a message. */
const END = `${WELL}, ${BODY}`;
/** A message, open or folded, with its head. */
const CARD = '.wide-content-host';
const NO_HEAD = '[role="toolbar"], [role="menu"], [contenteditable="true"], [role="textbox"]';
const TIME = '[data-testid="SentReceivedSavedTime"]';
const SUBJECT = '[id^="CONV_"][id$="_SUBJECT"], [role="main"] [role="heading"]';
const ROW = '[role="option"][data-convid]';
/** The banner over a message whose sender could not be authenticated, in English alone: Microsoft's own words (documented, read 2026-11). */
const UNVERIFIED = /can.t verify that this email/i;

/** Outlook on the web, at work and at home: reading pane, message in a window of its own, list. */
export default defineHost({
  id: 'outlook',
  label: 'Outlook',
  read({ document }) {
    const self = accounts(document);
    const bodies = [...document.querySelectorAll(BODY)].filter(isOpenBody);
    if (bodies.length > 0) {
      const subject = [...document.querySelectorAll(SUBJECT)].find(isVisible)?.textContent?.trim() ?? '';
      const messages = messagesOf(document, bodies);
      const people = messages.flatMap(peopleOf);
      const name = people.some(({ role }) => role === 'from') ? undefined : messages.map(nameOfSender).find((shown) => shown !== undefined);
      return { view: 'conversation', people, bodies, self, subject, sender: senderInFront(messages, self), nameOnly: name };
    }
    const rows = [...document.querySelectorAll(ROW)].filter(isVisible);
    return rows.length > 0 ? { view: 'list', people: rows.flatMap(peopleOfRow), self, subject: '' } : undefined;
  },
});

const isOpenBody = (body: Element): boolean => body.closest(NO_HEAD) === null && !body.parentElement?.closest(BODY) && isVisible(body);

/** The open messages, and those of the conversation that are folded to their head. */
function messagesOf(document: Document, bodies: readonly Element[]): Element[] {
  const open = new Set(bodies.map(messageOf));
  const folded = [...document.querySelectorAll(CARD)].filter((card) => !card.querySelector(BODY) && !card.closest(BODY) && isVisible(card));
  return [...open, ...folded].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

/** What holds the body together with its head. */
function messageOf(body: Element): Element {
  const card = body.closest(CARD);
  if (card) return card;
  let around = body;
  for (let next = body.parentElement; next && !isShared(next) && !around.querySelector(WELL); next = next.parentElement) around = next;
  return around;
}

const isShared = (element: Element): boolean =>
  [...element.querySelectorAll(BODY)].filter(isOpenBody).length > 1 || element.tagName === 'BODY';

function peopleOf(message: Element): SeenPerson[] {
  const sender = senderOf(message);
  const beside = message.textContent?.replace(message.querySelector(BODY)?.textContent ?? '', '') ?? '';
  const isDoubted = UNVERIFIED.test(beside);
  return [...(sender ? [{ ...sender, ...(isDoubted && { isDoubted }) }] : []), ...recipientsOf(message)];
}

/** The first address of the head. Somebody of the same organisation often has a name alone: then nobody is the sender. */
function senderOf(message: Element): SeenPerson | undefined {
  for (const part of headOf(message, HOLDER)) {
    const person = part.closest(NO_HEAD) === null && isVisible(part) ? chip(part, 'from') : undefined;
    if (person) return person;
  }
  return undefined;
}

/** The parts of a message that come before its recipients and its body. */
function headOf(message: Element, selector: string): Element[] {
  const parts = [...message.querySelectorAll(`${selector}, ${END}`)];
  const end = parts.findIndex((part) => part.matches(END));
  return parts.slice(0, end < 0 ? parts.length : end).filter((part) => !part.querySelector(END));
}

/** What a head's first labelled part calls the sender: "From: Ann Lee", in whatever language. */
function nameOfSender(message: Element): string | undefined {
  for (const part of message.querySelector(END) ? headOf(message, '[aria-label]') : []) {
    const name = /^[^:：]{1,24}[:：]\s*([^@]{2,80})$/.exec(part.getAttribute('aria-label') ?? '')?.[1]?.trim();
    if (name && part.textContent?.includes(name)) return name;
  }
  return undefined;
}

/** A person whose address an attribute holds, or whose element says nothing but `Name<address>` or the address. */
function chip(element: Element, role: SeenRole): SeenPerson | undefined {
  const text = (element.textContent ?? '').trim();
  const attributes = ['data-email', 'title', 'aria-label'].map((name) => element.getAttribute(name) ?? '');
  // A name may be somebody else's address: what stands in brackets behind it is the sender's own.
  const values = /<[^<>]+>$/.test(text) ? [text] : [...attributes, text];
  const value = values.find((held) => held.length < 200 && /^(?:[^@]*|.*<)[^\s@<]+@[^\s@>]+>?$/.test(held));
  if (value === undefined) return undefined;
  const isBare = value !== text || /^\S+$|<[^<]*$/.test(value);
  const address = addressIn(/<([^<>]+)>?$/.exec(value)?.[1] ?? value);
  return isBare && address !== undefined ? personOf(address, text.replace(/<[^<>]*>?$/, ''), role) : undefined;
}

/** A well reads `To: Ann<ann@x.example>; Bob  Cc: …`: its labels, whatever their language, stand in that order. */
function* recipientsOf(message: Element): Iterable<SeenPerson> {
  const wells = [...message.querySelectorAll(WELL)].filter((well) => !well.parentElement?.closest(WELL) && isVisible(well));
  let labels = 0;
  for (const [index, well] of wells.entries()) {
    const isCopied = well.matches('[data-testid$="-cc"]');
    const walker = well.ownerDocument.createTreeWalker(well, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const named = text.replace(/^\s*[^@<>:：]{1,24}[:：]/u, '');
      if (named !== text) labels++;
      const role = isCopied || index > 0 || labels > 1 ? 'cc' : 'to';
      const holder = node.parentElement?.closest('[title*="@"], [data-email]');
      const person = holder && well.contains(holder) ? chip(holder, role) : undefined;
      yield* person ? [person] : peopleIn(named, role);
    }
  }
}

/** The sender's title comes first in a row; where it is a name, the row says nothing. */
function peopleOfRow(row: Element): SeenPerson[] {
  const titled = [...row.querySelectorAll('[title]')].find((element) => element.textContent?.trim());
  const person = titled && parseEmail(titled.getAttribute('title') ?? '') ? chip(titled, 'listed') : undefined;
  return person ? [person] : [];
}

/**
 * Conversations run newest first or last, as the user likes: of the open messages that others wrote, the one of the latest time, or the
 * first, where times cannot be read.
 */
function senderInFront(messages: readonly Element[], self: readonly Email[]): Email | undefined {
  const received = messages.flatMap((message) => {
    const sender = message.querySelector(BODY) ? senderOf(message)?.email : undefined;
    return sender && !self.includes(sender) ? [{ sender, time: Date.parse(message.querySelector(TIME)?.textContent ?? '') }] : [];
  });
  const latest = Math.max(...received.map(({ time }) => time));
  return (received.find(({ time }) => time === latest) ?? received[0])?.sender;
}

function accounts(document: Document): Email[] {
  const roots = [...document.querySelectorAll('[id^="primaryMailboxRoot_"][data-folder-name]')];
  return roots.flatMap((root) => parseEmail(root.getAttribute('data-folder-name') ?? '') ?? []);
}
