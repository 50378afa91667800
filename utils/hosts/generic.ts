import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { LABEL_MAX, roleOfLabel, roleOfLine } from '@/utils/spotting/header-labels';
import { type Occurrence, occurrencesIn } from '@/utils/spotting/occurrences';
import { personOf } from '@/utils/spotting/person';
import type { Host, Reading } from './host';

const QUOTED = 'blockquote, .gmail_quote, pre';
const ROW = 'li, tr, [role="row"], [role="option"], [role="listitem"]';
const MAIN = 'main, [role="main"], article, [role="article"]';
const CHROME = 'header, [role="banner"], nav, [role="navigation"], footer, [role="contentinfo"]';

/**
 * The finder behind every host: reads the head of an open mail or ticket by its words and structure (`From: …`, definition lists, tables),
 * else a list of people by its rows.
 */
export const generic: Host = {
  id: 'generic',
  label: 'Any page',
  read({ document, occurrences = () => occurrencesIn(document.body) }): Reading | undefined {
    if (!document.body) return undefined;
    const found = occurrences().map((occurrence) => ({ occurrence, label: labelOf(occurrence) }));
    const head = found.find(({ occurrence, label }) => isAuthor(label) && occurrence.element.closest(QUOTED) === null);
    const self = found.filter(({ occurrence, label }) => label === undefined && occurrence.element.closest(CHROME) !== null);
    return {
      view: head ? 'conversation' : found.some(({ occurrence }) => isRow(occurrence)) ? 'list' : 'other',
      people: head ? peopleOfConversation(found, head.occurrence) : peopleOfList(found),
      bodies: head ? [head.occurrence.element.closest(MAIN) ?? document.body] : [],
      self: self.map(({ occurrence }) => parseEmail(occurrence.address)).filter((email) => email !== undefined),
      subject: head ? headingBefore(head.occurrence.element) : '',
    };
  },
};

interface Labelled {
  readonly occurrence: Occurrence;
  readonly label: SeenRole | undefined;
}

const isAuthor = (label: SeenRole | undefined): boolean => label === 'from' || label === 'requester';
const isRow = ({ element }: Occurrence): boolean => element.closest(ROW) !== null;

/** Heads of one page are built alike: a labelled address in another shape is what a body says of an earlier mail. */
function* peopleOfConversation(found: readonly Labelled[], head: Occurrence): Iterable<SeenPerson> {
  const shape = shapeOf(head.element);
  for (const { occurrence, label } of found) {
    const isQuoted = occurrence.element.closest(QUOTED) !== null;
    const isOfHead = label !== undefined && !isQuoted && (!isAuthor(label) || shapeOf(occurrence.element) === shape);
    const role = isOfHead ? label : label !== undefined ? 'forwarded' : 'mentioned';
    if (role === 'mentioned' && (isRow(occurrence) || occurrence.element.closest(CHROME) !== null)) continue;
    const person = personOf(occurrence.address, occurrence.name, role);
    if (person) yield person;
  }
}

function* peopleOfList(found: readonly Labelled[]): Iterable<SeenPerson> {
  for (const { occurrence } of found) {
    if (occurrence.element.closest(CHROME) !== null) continue;
    const person = personOf(occurrence.address, occurrence.name, isRow(occurrence) ? 'listed' : 'mentioned');
    if (person) yield person;
  }
}

/** The role that stands before the address: on its line, in its row or definition, or in the element before one that holds it. */
function labelOf({ element, before }: Occurrence): SeenRole | undefined {
  const inline = roleOfLine(before);
  if (inline) return inline;
  const term = element.closest('dd')?.previousElementSibling;
  const firstCell = element.closest('tr')?.firstElementChild;
  const beside = [term, firstCell?.contains(element) ? undefined : firstCell].map((label) => roleOfLabel(textOf(label)));
  return beside.find((role) => role !== undefined) ?? labelAround(element);
}

function labelAround(element: Element): SeenRole | undefined {
  let around: Element | null = element;
  for (let level = 0; around !== null && level < 4; level++, around = around.parentElement) {
    const aria = roleOfLine(around.getAttribute('aria-label') ?? '');
    const sibling = roleOfLabel(textOf(around.previousElementSibling)) ?? roleOfLabel(around.previousSibling?.nodeValue ?? '');
    const line = level > 0 ? roleOfLine((around.textContent ?? '').trimStart().slice(0, LABEL_MAX + 1)) : undefined;
    const role = aria ?? sibling ?? line;
    if (role) return role;
  }
  return undefined;
}

const textOf = (element: Element | null | undefined): string => element?.textContent ?? '';

function shapeOf(element: Element): string {
  const tags: string[] = [];
  for (let around: Element | null = element; around !== null && tags.length < 4; around = around.parentElement) tags.push(around.tagName);
  return tags.join('<');
}

/** The last heading before the head: the subject, in nearly every mail program. */
function headingBefore(element: Element): string {
  const headings = [...element.ownerDocument.querySelectorAll('h1, h2, h3, [role="heading"]')];
  const isBefore = (heading: Element) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return (headings.findLast(isBefore)?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}
