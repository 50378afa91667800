import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source: horde/imp, templates/dynamic/mailbox.html.php and message.html.php, js/core.js (2024-01), read 2026-11.
/** The preview beside the list, and a message in a window of its own. */
const MESSAGE = '#previewMsg, #msgData';
const HEAD_ROLES: readonly (readonly [string, SeenRole])[] = [
  ['#msgHeaderFrom', 'from'],
  ['#msgHeaderTo', 'to'],
  ['#msgHeaderCc', 'cc'],
  ['#msgHeaderBcc', 'cc'],
];
const ROW = '.vpRow';

/** Horde's mail program IMP, dynamic view, on any site. */
export default defineHost({
  id: 'horde',
  label: 'Horde',
  read({ document }) {
    const self = accounts(document);
    const message = [...document.querySelectorAll(MESSAGE)].find((element) => isVisible(element));
    const people = message ? [...peopleOf(message)] : [];
    if (message && people.length > 0) {
      const subject = message.querySelector('.subject')?.textContent?.trim() ?? '';
      return { view: 'conversation', people, bodies: bodiesOf(document), self, subject };
    }
    const rows = [...document.querySelectorAll(ROW)].filter((row) => isVisible(row));
    return rows.length > 0 ? { view: 'list', people: rows.flatMap(peopleOfRow), self, subject: '' } : undefined;
  },
});

/** The table may be folded away, but it is the host's own word about the open message. A row that is hidden itself is of an earlier one. */
function* peopleOf(message: Element): Iterable<SeenPerson> {
  for (const [selector, role] of HEAD_ROLES) {
    const row = message.querySelector<HTMLElement>(selector);
    if (row && row.style.display !== 'none' && !row.hidden) yield* chips(row, role);
  }
  const folded = message.querySelector('#msgHeadersColl .from');
  if (folded) yield* chips(folded, 'from');
}

/** The title is the address where the text is a name; a group's own name has neither. */
function* chips(root: Element, role: SeenRole): Iterable<SeenPerson> {
  for (const chip of root.querySelectorAll('a.address')) {
    const text = chip.textContent ?? '';
    const address = addressIn(chip.getAttribute('title') ?? text);
    const person = address === undefined ? undefined : personOf(address, text.replace(/<[^<>]*>\s*$/, ''), role);
    if (person) yield person;
  }
}

function peopleOfRow(row: Element): SeenPerson[] {
  const from = row.querySelector('.msgFrom');
  const address = addressIn(from?.getAttribute('title') ?? '');
  const person = address === undefined ? undefined : personOf(address, from?.textContent ?? '', 'listed');
  return person ? [person] : [];
}

/** A part in HTML is a frame of the same origin. */
function bodiesOf(document: Document): Element[] {
  const body = document.querySelector('#messageBody');
  const frames = [...(body?.querySelectorAll('iframe') ?? [])].map((frame) => frame.contentDocument?.body);
  return [body, ...frames].filter((element) => element != null);
}

function accounts(document: Document): Reading['self'] {
  const shown = document.querySelector('#horde-user')?.textContent?.trim() ?? '';
  return [parseEmail(shown)].filter((email) => email !== undefined);
}
