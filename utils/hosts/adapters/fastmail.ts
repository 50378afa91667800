import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, peopleIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source: class names of Fastmail's Overture that two extensions and its public demo use, 2022 to 2026, read 2026-11: weak, its code is closed.
const MESSAGE = '.v-MessageCard';
const SENDER = '.v-MessageCard-from, .v-Message-from';
const TERM = 'dt.v-Message-detailsTitle';
const TO = '.v-MessageCard-to, .v-Message-to';

/** Fastmail. Often only "details" show an address. */
export default defineHost({
  id: 'fastmail',
  label: 'Fastmail',
  read({ document }) {
    const self = accounts(document);
    const messages = [...document.querySelectorAll(MESSAGE)].filter((message) => isVisible(message));
    if (messages.length === 0) return undefined;
    const people = messages.flatMap((message) => [...peopleOf(message)]);
    const bodies = [...document.querySelectorAll('.v-Message-body')].filter((body) => isVisible(body));
    const subject = document.querySelector('.v-Thread-title')?.textContent?.trim() ?? '';
    return {
      view: 'conversation',
      people,
      bodies,
      self,
      subject,
      sender: people.findLast(({ role, email }) => role === 'from' && !self.includes(email))?.email,
    };
  },
});

function* peopleOf(message: Element): Iterable<SeenPerson> {
  for (const [selector, role] of [
    [SENDER, 'from'],
    [TO, 'to'],
  ] as const) {
    for (const shown of message.querySelectorAll(selector)) if (isHead(shown)) yield* personIn(shown, role);
  }
  for (const [index, term] of [...message.querySelectorAll(TERM)].entries()) {
    const line = term.nextElementSibling;
    if (line?.tagName === 'DD' && isHead(line)) yield* peopleIn(line.textContent ?? '', roleOf(term, index));
  }
}

const isHead = (element: Element): boolean => element.closest('.v-Message-body') === null && isVisible(element);

/** From is the first line, in every language; the others are known in English, else the second is To. */
function roleOf(term: Element, index: number): SeenRole {
  const label = (term.textContent ?? '').trim().toLowerCase().replace(/:$/, '');
  if (index === 0 || label === 'from') return 'from';
  if (label === 'reply to' || label === 'reply-to') return 'replyTo';
  return label === 'to' || (index === 1 && label !== 'cc') ? 'to' : 'cc';
}

function* personIn(shown: Element, role: SeenRole): Iterable<SeenPerson> {
  const address = addressIn(shown.getAttribute('title') ?? shown.querySelector('[title*="@"]')?.getAttribute('title') ?? '');
  const person = address === undefined ? undefined : personOf(address, shown.textContent ?? '', role);
  yield* person ? [person] : peopleIn(shown.textContent ?? '', role);
}

/** "Subject – me@x.example – Fastmail". */
function accounts(document: Document): Reading['self'] {
  const titled = /[–|-] ([^\s@]+@[^\s@]+) [–|-][^@]*$/.exec(document.title)?.[1] ?? '';
  return [parseEmail(titled)].filter((email) => email !== undefined);
}
