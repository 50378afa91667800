import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source: the test ids that Mailvelope and three other extensions read, 2020 to 2026-01, seen 2026-11; Yahoo's own code is closed.
const MESSAGE = '[data-test-id="message-view"]';
const BODY = '[data-test-id="message-view-body-content"]';
const PILL = '[data-test-id="email-pill"]';
const HEAD_ROLES: readonly (readonly [string, SeenRole])[] = [
  ['message-from', 'from'],
  ['message-to', 'to'],
  ['message-cc', 'cc'],
  ['message-bcc', 'cc'],
];

/** Yahoo Mail and AOL, which run the same application. */
export default defineHost({
  id: 'yahoo',
  label: 'Yahoo Mail and AOL',
  read({ document }) {
    const self = accounts(document);
    const messages = [...document.querySelectorAll(MESSAGE)].filter((message) => isVisible(message));
    if (messages.length > 0) {
      const subject = document.querySelector('[data-test-id="message-group-subject-text"]')?.textContent?.trim() ?? '';
      const bodies = messages.flatMap((message) => [...message.querySelectorAll(BODY)]);
      const people = messages.flatMap((message) => [...peopleOf(message)]);
      const sender = people.findLast(({ role, email }) => role === 'from' && !self.includes(email))?.email;
      return { view: 'conversation', people, bodies, self, subject, sender };
    }
    const rows = [...document.querySelectorAll('[data-test-id="message-list-item"]')].filter((row) => isVisible(row));
    return rows.length > 0 ? { view: 'list', people: rows.flatMap(peopleOfRow), self, subject: '' } : undefined;
  },
});

function* peopleOf(message: Element): Iterable<SeenPerson> {
  for (const [id, role] of HEAD_ROLES) {
    for (const pill of message.querySelectorAll(`[data-test-id="${id}"] ${PILL}`)) {
      const person = pill.closest(BODY) === null && isVisible(pill) ? personIn(pill, role) : undefined;
      if (person) yield person;
    }
  }
}

/** The address is the pill's title, stands in brackets behind it, or is all that the pill says. */
function personIn(pill: Element, role: SeenRole): SeenPerson | undefined {
  const title = pill.getAttribute('data-email') ?? pill.getAttribute('title') ?? pill.querySelector('[title*="@"]')?.getAttribute('title');
  const behind =
    /^\s*<([^<>]+)>/.exec(pill.nextElementSibling?.textContent ?? '') ?? /^\s*<([^<>]+)>/.exec(pill.nextSibling?.nodeValue ?? '');
  const text = pill.textContent ?? '';
  const address = [title, behind?.[1], text].map((held) => addressOf(held ?? '')).find((held) => held !== undefined);
  return address === undefined ? undefined : personOf(address, text.replace(/<[^<>]*>\s*$/, ''), role);
}

const addressOf = (held: string): string | undefined => addressIn(/<([^<>]*@[^<>]*)>\s*$/.exec(held)?.[1] ?? held);

function peopleOfRow(row: Element): SeenPerson[] {
  const senders = row.querySelector('[data-test-id="senders"]');
  const titled = senders?.matches('[title*="@"]') ? senders : senders?.querySelector('[title*="@"]');
  const person = titled ? personIn(titled, 'listed') : undefined;
  return person ? [person] : [];
}

/** "Subject - me@x.example - Yahoo Mail", or the address last. */
function accounts(document: Document): Reading['self'] {
  const titled = /- ([^\s@]+@[^\s@]+)(?: - [^-@]*)?$/.exec(document.title)?.[1] ?? '';
  return [parseEmail(titled)].filter((email) => email !== undefined);
}
