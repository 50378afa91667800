import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { roleOf } from '@/utils/spotting/header-labels';
import { personOf } from '@/utils/spotting/person';
import { isAboutOneThing, nameOf, personBeside, sendersBeforeRecipients } from './finder/author';
import { documentsIn } from './finder/documents';
import { headingBefore } from './finder/heading';
import { type Place, placesIn } from './finder/place';
import type { Host, Reading } from './host';

const MAIN = 'main, [role="main"], article, [role="article"]';

/**
 * The finder behind every host: reads the head of an open mail or ticket by its words and structure (`From: …`, definition lists, tables, a
 * sender above the recipients, a person beside a ticket), else a list of people by its rows. Frames of the page's own are part of it.
 */
export const generic: Host = {
  id: 'generic',
  label: 'Any page',
  read({ document }): Reading | undefined {
    if (!document.body) return undefined;
    const documents = documentsIn(document);
    const places = documents.flatMap(({ body }) => placesIn(body));
    const authors = authorsOf(places, document);
    const [head] = authors.keys();
    const element = head?.occurrence.element;
    const inner = element?.ownerDocument;
    return {
      view: head ? 'conversation' : places.some(({ isListed }) => isListed) ? 'list' : 'other',
      people: head ? peopleOfConversation(places, authors) : peopleOfList(places),
      bodies: inner
        ? [element.closest(MAIN) ?? inner.body, ...documents.filter((each) => each !== inner && each !== document).map(({ body }) => body)]
        : [],
      self: places.filter(isAccount).flatMap(({ occurrence }) => parseEmail(occurrence.address) ?? []),
      subject: element ? headingBefore(element) : '',
    };
  },
};

/** Who wrote or asked, as the page itself says: by a label, else by where they stand. */
function authorsOf(places: readonly Place[], document: Document): ReadonlyMap<Place, SeenRole> {
  const labelled = places.filter(({ label, isQuoted, isFrame }) => !isQuoted && !isFrame && (label === 'from' || label === 'requester'));
  const [head] = labelled;
  if (head) {
    const shape = shapeOf(head);
    return new Map(labelled.filter((place) => shapeOf(place) === shape).map((place) => [place, roleOf(place.label) ?? 'from']));
  }
  const senders = sendersBeforeRecipients(places);
  if (senders.length > 0) return new Map(senders.map((place) => [place, 'from']));
  const beside = isAboutOneThing(document) ? personBeside(places, ({ occurrence }) => headingBefore(occurrence.element)) : [];
  return new Map(beside.map((place) => [place, 'requester']));
}

/** Heads of one page are built alike: a labelled address in another shape is what a body says of an earlier mail. */
function* peopleOfConversation(places: readonly Place[], authors: ReadonlyMap<Place, SeenRole>): Iterable<SeenPerson> {
  for (const place of places) {
    const { occurrence, label, isQuoted, isFrame, isRow } = place;
    const named = roleOf(label);
    const isClaimed = isQuoted || named === 'from' || named === 'requester';
    const role = authors.get(place) ?? (named === undefined ? 'mentioned' : isClaimed ? 'forwarded' : named);
    if (role === 'mentioned' && (isRow || isFrame)) continue;
    const person = personOf(occurrence.address, authors.has(place) ? nameOf(place) : occurrence.name, role);
    if (person) yield person;
  }
}

function* peopleOfList(places: readonly Place[]): Iterable<SeenPerson> {
  for (const { occurrence, label, isFrame, isRow } of places) {
    if (isFrame) continue;
    const role = label === 'from' ? 'forwarded' : isRow ? 'listed' : 'mentioned';
    const person = personOf(occurrence.address, occurrence.name, role);
    if (person) yield person;
  }
}

/** The account in use stands in the page's bar, and nobody is asked to write to it. */
const isAccount = ({ isFrame, label, occurrence: { element } }: Place): boolean =>
  isFrame && label === undefined && element.closest('footer, [role="contentinfo"], a[href^="mailto:" i]') === null;

function shapeOf({ occurrence: { element } }: Place): string {
  const tags: string[] = [];
  for (let around: Element | null = element; around !== null && tags.length < 4; around = around.parentElement) tags.push(around.tagName);
  return tags.join('<');
}
