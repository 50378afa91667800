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
  return [...open, ...folded].sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** What holds the body together with its head. */
function messageOf(body: Element): Element {
  const card = body.closest(CARD);
  let around = body.parentElement ?? body;
  while (card === null && !around.querySelector(WELL) && around.parentElement && !isShared(around.parentElement))
    around = around.parentElement;
  return card ?? around;
}

const isShared = (element: Element): boolean =>
  [...element.querySelectorAll(BODY)].filter(isOpenBody).length > 1 || element.tagName === 'BODY';
const isBefore = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

function peopleOf(message: Element): SeenPerson[] {
  const sender = senderOf(message);
  const beside = (message.textContent ?? '').replace(message.querySelector(BODY)?.textContent ?? '', '');
  return [...(sender ? [{ ...sender, ...(UNVERIFIED.test(beside) && { isDoubted: true as const }) }] : []), ...recipientsOf(message)];
}

/** The first address of the head. Somebody of the same organisation often has a name alone: then nobody is the sender. */
function senderOf(message: Element): SeenPerson | undefined {
  const end = endOfHead(message);
  for (const element of message.querySelectorAll(HOLDER)) {
    if (end && !isBefore(element, end)) return undefined;
    if (end && element.contains(end)) continue;
    if (element.closest(NO_HEAD) !== null || !isVisible(element)) continue;
    const person = chip(element, 'from');
    if (person) return person;
  }
  return undefined;
}

const endOfHead = (message: Element): Element | null => message.querySelector(`${WELL}, ${BODY}`);

/** What a head's first labelled part calls the sender: "From: Ann Lee", in whatever language. */
function nameOfSender(message: Element): string | undefined {
  const end = endOfHead(message);
  const labelled = [...message.querySelectorAll('[aria-label]')].filter(
    (element) => end && isBefore(element, end) && !element.contains(end),
  );
  const names = labelled.map((element) => /^[^:：]{1,24}[:：]\s*([^@]{2,80})$/.exec(element.getAttribute('aria-label') ?? '')?.[1]?.trim());
  return names.find((name, index) => name !== undefined && labelled[index]?.textContent?.includes(name));
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
      if (/^\s*[^@<>:：]{1,24}[:：]/u.test(text)) labels++;
      const role = isCopied || Math.max(index, labels - 1) > 0 ? 'cc' : 'to';
      const holder = node.parentElement?.closest('[title*="@"], [data-email]');
      const person = holder && well.contains(holder) ? chip(holder, role) : undefined;
      yield* person ? [person] : peopleIn(text.replace(/^\s*[^@<>:：]{1,24}[:：]/u, ''), role);
    }
  }
}

/** The sender's title comes first in a row; where it is a name, the row says nothing. */
function peopleOfRow(row: Element): SeenPerson[] {
  const titled = [...row.querySelectorAll('[title]')].find((element) => (element.textContent ?? '').trim() !== '');
  const person = titled && parseEmail(titled.getAttribute('title') ?? '') !== undefined ? chip(titled, 'listed') : undefined;
  return person ? [person] : [];
}

/**
 * Conversations run newest first or last, as the user likes: of the open messages that others wrote, the one of the latest time, or the
 * first, where times cannot be read.
 */
function senderInFront(messages: readonly Element[], self: readonly Email[]): Email | undefined {
  const open = messages.filter((message) => message.querySelector(BODY) !== null);
  const written = open.map((message) => ({
    sender: senderOf(message)?.email,
    time: Date.parse(message.querySelector(TIME)?.textContent ?? ''),
  }));
  const received = written.filter(({ sender }) => sender !== undefined && !self.includes(sender));
  const latest = Math.max(...received.map(({ time }) => time));
  return (received.find(({ time }) => time === latest) ?? received[0])?.sender;
}

function accounts(document: Document): Email[] {
  const roots = [...document.querySelectorAll('[id^="primaryMailboxRoot_"][data-folder-name]')];
  return roots.flatMap((root) => parseEmail(root.getAttribute('data-folder-name') ?? '') ?? []);
}
