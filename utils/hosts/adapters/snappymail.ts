import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { peopleIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source: SnappyMail's templates MailMessageView.html and MailMessageList.html (2025-06), read 2026-11; RainLoop, its parent, has the same names.
const VIEW = '.messageView .b-message, #messageItem';
const SHORT = '.informationShortWrp > .informationShort';
/** The rows of "full information" are always there, hidden where they are empty. */
const FULL = '.informationFull tr';
const FULL_ROLES: readonly SeenRole[] = ['from', 'to', 'cc', 'cc', 'replyTo'];
const ROW = '.messageListItem';

/** SnappyMail and RainLoop, on any site. */
export default defineHost({
  id: 'snappymail',
  label: 'SnappyMail and RainLoop',
  read({ document }) {
    const self = accounts(document);
    const view = [...document.querySelectorAll(VIEW)].find((element) => isVisible(element) && element.querySelector('.messageItemHeader'));
    if (view) {
      const bodies = [...view.querySelectorAll('.bodyText')];
      return {
        view: 'conversation',
        people: peopleOf(view),
        bodies,
        self,
        subject: view.querySelector('.subject')?.textContent?.trim() ?? '',
      };
    }
    const rows = [...document.querySelectorAll(ROW)].filter((row) => isVisible(row));
    return rows.length > 0 ? { view: 'list', people: rows.flatMap(peopleOfRow), self, subject: '' } : undefined;
  },
});

function* peopleOf(view: Element): Iterable<SeenPerson> {
  for (const from of view.querySelectorAll('.messageItemHeader .from')) {
    if (isVisible(from)) yield* peopleIn(from.getAttribute('title') || (from.textContent ?? ''), 'from');
  }
  for (const [index, line] of [...view.querySelectorAll(SHORT)].entries()) {
    if (isVisible(line)) yield* peopleIn(line.lastElementChild?.textContent ?? '', index === 0 ? 'to' : 'cc');
  }
  const rows = [...view.querySelectorAll(FULL)];
  for (const [index, row] of rows.entries()) {
    const role = rows.length > FULL_ROLES.length ? FULL_ROLES[index] : undefined;
    if (role && isVisible(row)) yield* peopleIn(row.lastElementChild?.textContent ?? '', role);
  }
}

/** The title holds the addresses alone, the text their names in the same order. */
function peopleOfRow(row: Element): SeenPerson[] {
  const sender = row.querySelector('.senderParent');
  const addresses = (sender?.getAttribute('title') ?? '').split(', ');
  const text = sender?.textContent ?? '';
  const names = addresses.length === 1 ? [text] : text.split(', ');
  const people = addresses.map((address, index) =>
    personOf(address, names.length === addresses.length ? (names[index] ?? '') : '', 'listed'),
  );
  return people.filter((person) => person !== undefined);
}

function accounts(document: Document): Reading['self'] {
  const shown = [...document.querySelectorAll('.accountPlace')].map((place) => parseEmail((place.textContent ?? '').trim()));
  return [...new Set(shown.filter((email) => email !== undefined))];
}
