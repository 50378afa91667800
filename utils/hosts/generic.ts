import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { roleOf } from '@/utils/spotting/header-labels';
import { occurrencesIn } from '@/utils/spotting/occurrences';
import { personOf } from '@/utils/spotting/person';
import { authorsAmong, nameBeside, nameOf } from './finder/author';
import { documentsIn } from './finder/documents';
import { headingBefore, isBefore } from './finder/heading';
import { placeOfName } from './finder/name-only';
import { type Place, placeOf } from './finder/place';
import type { Host, Reading } from './host';

const MAIN = 'main, [role="main"], article, [role="article"]';
/** What is built alike in the heads of one page. */
const CELL = 'dd, td, li, p, div';

/**
 * The finder behind every host: reads the head of an open mail or ticket by its words and structure (`From: …`, definition lists, tables, a
 * sender above the recipients, a person beside a ticket), else a list of people by its rows. Frames of the page's own are part of it.
 */
export const generic: Host = {
  id: 'generic',
  label: 'Any page',
  read({ document, occurrences }): Reading | undefined {
    if (!document.body) return undefined;
    const documents = documentsIn(document);
    const places = (occurrences?.() ?? documents.flatMap(({ body }) => occurrencesIn(body))).map(placeOf);
    let authors = authorsAmong(places, document);
    let head = [...authors.keys()][0]?.element;
    const named = documents.flatMap(({ body }) => placeOfName(body) ?? [])[0];
    // Behind a sender without an address, what looks like another head is drawn by the message, unless it is built like that one.
    const isNamed = named && (!head || (isBefore(named, head) && named.closest(CELL)?.tagName !== head.closest(CELL)?.tagName));
    if (isNamed) {
      authors = new Map();
      head = named;
    }
    const inner = head?.ownerDocument;
    const others = documents.filter((each) => each !== inner && each !== document);
    return {
      view: head ? 'conversation' : places.some(({ isRow }) => isRow) ? 'list' : 'other',
      people: places.flatMap((place) => personAt(place, authors.get(place), head !== undefined)),
      bodies: head ? [...(isNamed ? below(head) : [head.closest(MAIN) ?? head.ownerDocument.body]), ...others.map(({ body }) => body)] : [],
      self: places.filter(isAccount).flatMap(({ address }) => parseEmail(address) ?? []),
      subject: head ? headingBefore(head) : '',
      nameOnly: isNamed ? (named.textContent ?? '').trim() : undefined,
    };
  },
};

/** What stands below a head in its part of the page: the head itself is no text that its sender signed. */
function* below(head: Element): Iterable<Element> {
  let around = head.closest('dl, table, ul') ?? head.parentElement;
  for (; around !== null && !around.matches(`${MAIN}, body`); around = around.parentElement)
    for (let next = around.nextElementSibling; next !== null; next = next.nextElementSibling) yield next;
}

function personAt(place: Place, author: SeenRole | undefined, isConversation: boolean): SeenPerson[] {
  const { address, label, isQuoted, isAround, isRow } = place;
  const claimed = label === 'from' || (isConversation && (label === 'requester' || (isQuoted && roleOf(label)))) ? 'forwarded' : undefined;
  const said = isConversation ? roleOf(label) : isRow ? 'listed' : undefined;
  const role = author ?? claimed ?? said ?? 'mentioned';
  const isOfPage = isAround && !roleOf(label);
  const isLeftOut = author === undefined && (isOfPage || (isConversation && isRow && role === 'mentioned'));
  const person = isLeftOut ? undefined : personOf(address, author ? nameOf(place) : nameBeside(place), role);
  return person ? [person] : [];
}

/** The account in use stands in the page's bar, and nobody is asked to write to it. */
const isAccount = ({ isAround, label, element }: Place): boolean =>
  isAround && label === undefined && element.closest('footer, [role="contentinfo"], a[href^="mailto:" i]') === null;
