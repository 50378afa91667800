import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import type { Millis } from '@/utils/domain/time';
import { documentsIn } from '@/utils/spotting/documents';
import { follow } from '@/utils/spotting/follow';
import { meaningOfLine, roleOf } from '@/utils/spotting/label-uses';
import { occurrencesIn } from '@/utils/spotting/occurrences';
import { personOf } from '@/utils/spotting/person';
import { startOfText } from '@/utils/spotting/start-of-text';
import { authorsAmong, nameBeside, nameOf } from './finder/author';
import { headingBefore, isBefore } from './finder/heading';
import { addressBelow, placeOfName } from './finder/name-only';
import { type Place, placeOf } from './finder/place';
import { sentAt } from './finder/sent';
import { defineHost, type Reading } from './host';

const MAIN = 'main, [role="main"], article, [role="article"]';
/** What is built alike in the heads of one page. */
const CELL = 'dd, td, li, p, div';

/**
 * The finder behind every host: reads the head of an open mail or ticket by its words and structure (`From: …`, definition lists, tables, a
 * sender above the recipients, a person beside a ticket), else a list of people by its rows. Frames of the page's own are part of it.
 */
export default defineHost({
  id: 'generic',
  label: 'Any page',
  follow,
  read({ document, url, occurrences }): Reading | undefined {
    if (!document.body) return undefined;
    const documents = documentsIn(document);
    const places = asHeads((occurrences?.() ?? documents.flatMap(({ body }) => occurrencesIn(body))).map(placeOf));
    let authors = authorsAmong(places, url, document.title);
    const shown = documents.flatMap(({ body }) => placeOfName(body) ?? [])[0];
    const named = shown?.element;
    const asked = shown && addressBelow(shown, places);
    if (asked) authors = new Map([[asked, 'requester'], ...authors]);
    let head = [...authors.keys()][0]?.element;
    // Behind a sender without an address, what looks like another head is drawn by the message, unless it is built like that one.
    const isNamed = named && !asked && (!head || (isBefore(named, head) && named.closest(CELL)?.tagName !== head.closest(CELL)?.tagName));
    if (isNamed) {
      authors = new Map();
      head = named;
    }
    const inner = head?.ownerDocument;
    const others = documents.filter((each) => each !== inner && each !== document);
    return {
      view: head ? 'conversation' : places.some(({ isRow }) => isRow) ? 'list' : 'other',
      people: dated(
        withoutEchoes(places, authors).flatMap((place) => personAt(place, authors.get(place), head !== undefined)),
        authors,
      ),
      bodies: head ? [...(isNamed ? below(head) : [head.closest(MAIN) ?? head.ownerDocument.body]), ...others.map(({ body }) => body)] : [],
      self: places.filter(isAccount).flatMap(({ address }) => parseEmail(address) ?? []),
      subject: head ? headingBefore(head) : '',
      nameOnly: isNamed ? (named.textContent ?? '').trim() : undefined,
    };
  },
});

/** What stands below a head in its part of the page: the head itself is no text that its sender signed. */
function* below(head: Element): Iterable<Element> {
  let around = head.closest('dl, table, ul') ?? head.parentElement;
  for (; around !== null && !around.matches(`${MAIN}, body`); around = around.parentElement)
    for (let next = around.nextElementSibling; next !== null; next = next.nextElementSibling) yield next;
}

/** The heads of a page that shows messages as they are sent, as archives do; elsewhere such a text repeats an earlier message. */
function asHeads(places: readonly Place[]): readonly Place[] {
  if (places.some(({ isQuoted, label }) => !isQuoted && label === 'from')) return places;
  return places.map((place) => {
    const raw = place.element.closest('pre');
    return raw && meaningOfLine(startOfText(raw, 40)) === 'from' ? { ...place, isQuoted: false } : place;
  });
}

/** Who stands beside the sender of another mail, in its head that the message repeats, received that one. */
function withoutEchoes(places: readonly Place[], authors: ReadonlyMap<Place, SeenRole>): readonly Place[] {
  let echo: Element | null = null;
  return places.map((place) => {
    if (place.label === 'from') echo = authors.has(place) ? null : place.element.parentElement;
    return place.label !== 'from' && !authors.has(place) && echo?.contains(place.element) ? { ...place, label: undefined } : place;
  });
}

/** The senders, each with the time of their newest message. */
function dated(people: readonly SeenPerson[], authors: ReadonlyMap<Place, SeenRole>): SeenPerson[] {
  const senders = [...authors].filter(([, role]) => role === 'from').map(([place]) => place);
  const newest = new Map<string, Millis>();
  for (const sender of senders) {
    const [address, at] = [parseEmail(sender.address) ?? '', sentAt(sender, senders)];
    if (at !== undefined && at > (newest.get(address) ?? Number.NEGATIVE_INFINITY)) newest.set(address, at);
  }
  return people.map((person) => {
    const at = newest.get(person.email);
    return at === undefined ? person : { ...person, sentAt: at };
  });
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
