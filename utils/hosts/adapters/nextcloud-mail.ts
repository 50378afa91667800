import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source: nextcloud/mail, ThreadEnvelope, RecipientBubble, Envelope and MessageHTMLBody.vue (2026-08 and older states), read 2026-11.
const MESSAGE = '#mail-message .envelope, .envelope--expanded';
const GROUP = '.envelope__recipients .recipients';
const BUBBLE = '.user-bubble__wrapper';
const ROW = '.envelope[data-envelope-id]';

/** Nextcloud Mail, on any site. A recipient that it shows by name alone is nobody, unless the picture's address tells who it is. */
export default defineHost({
  id: 'nextcloud-mail',
  label: 'Nextcloud Mail',
  read({ document }) {
    const self = accounts(document);
    const messages = [...document.querySelectorAll(MESSAGE)].filter((message) => isVisible(message));
    if (messages.length > 0) {
      const people = messages.flatMap((message) => [...peopleOf(message)]);
      const subject = document.querySelector('#mail-thread-header-fields h2')?.textContent?.trim() ?? '';
      const name = people.some(({ role }) => role === 'from')
        ? undefined
        : open(messages)[0]?.querySelector('.sender')?.textContent?.trim();
      const bodies = messages.flatMap(bodiesOf);
      return { view: 'conversation', people, bodies, self, subject, sender: senderInFront(messages), nameOnly: name };
    }
    const rows = [...document.querySelectorAll(ROW)].filter((row) => isVisible(row));
    return rows.length > 0 ? { view: 'list', people: rows.flatMap(peopleOfRow), self, subject: '' } : undefined;
  },
});

function* peopleOf(message: Element): Iterable<SeenPerson> {
  const sender = senderOf(message);
  if (sender) yield sender;
  const groups = [...message.querySelectorAll(GROUP)].filter((group) => isVisible(group));
  // The first group repeats the sender where there is one for it; labels are in the user's language.
  const [first] = groups;
  const skipped = sender && first && bubbles(first).some(({ text }) => text === sender.name || parseEmail(text) === sender.email) ? 1 : 0;
  for (const [index, group] of groups.slice(skipped).entries()) {
    for (const { text, element } of bubbles(group)) {
      const person = personIn(element, text, index === 0 ? 'to' : 'cc');
      if (person) yield person;
    }
  }
}

const bubbles = (group: Element) =>
  [...group.querySelectorAll(BUBBLE)].map((element) => ({ element, text: (element.textContent ?? '').trim() }));

/** The name is the sender's own text: older versions have the address inside the same element. */
function senderOf(message: Element): SeenPerson | undefined {
  const sender = message.querySelector('.sender');
  const shown = message.querySelector('.sender__email')?.textContent?.trim() ?? '';
  const name = (sender?.textContent ?? '').replace(shown, '');
  return isVisible(message) ? personOf(shown, name, 'from') : undefined;
}

function personIn(element: Element, text: string, role: SeenRole): SeenPerson | undefined {
  const picture = element.querySelector('img[src*="/avatars/"]')?.getAttribute('src') ?? '';
  const address = parseEmail(text) === undefined ? addressIn(`mailto:${picture.split('/').at(-1) ?? ''}`) : text;
  return address === undefined ? undefined : personOf(address, text, role);
}

function peopleOfRow(row: Element): SeenPerson[] {
  const name = row.querySelector('.envelope__addresses, .list-item-content__name')?.textContent?.trim() ?? '';
  const person = personIn(row, name, 'listed');
  return person ? [person] : [];
}

const open = (messages: readonly Element[]): Element[] => messages.filter((message) => message.matches('.envelope--expanded'));

/** Threads run either way, as the user likes: the unfolded message is the one in front. */
function senderInFront(messages: readonly Element[]): Email | undefined {
  return open(messages)
    .map(senderOf)
    .findLast((sender) => sender !== undefined)?.email;
}

function bodiesOf(message: Element): Element[] {
  const frames = [...message.querySelectorAll<HTMLIFrameElement>('iframe.message-frame')].map((frame) => frame.contentDocument?.body);
  return [message.querySelector('#mail-content'), ...frames].filter((body) => body != null);
}

function accounts(document: Document): Email[] {
  const captions = [...document.querySelectorAll('[class*="app-navigation-caption"]')];
  const found = captions.map((caption) => parseEmail(caption.getAttribute('title') ?? (caption.textContent ?? '').trim()));
  return [...new Set(found.filter((email) => email !== undefined))];
}
