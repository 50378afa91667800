import type { SeenRole } from '@/utils/domain/sighting';
import { meaningOf } from '@/utils/spotting/header-labels';
import { headingBefore } from './heading';
import { isLabel } from './label-of';
import type { Place } from './place';
import { briefText, isName } from './text';

/** How far a sender and the recipients of one message stand apart, in levels of the page. */
const HEAD_LEVELS = 9;
/** How far a person's name stands from their address. */
const NAME_LEVELS = 4;

/** In the address or title of a page that shows one ticket, message or booking: a word for it, and its id. */
const THING =
  /ticket|case|conversation|thread|message|issue|request|booking|reservation|event|chat|anfrage|vorgang|termin|demande|solicitud|заявк|チケット/i;
const ID = /\d|[\w-]{16,}/;

/**
 * Who wrote or asked, as the page itself says, with their role: by a label; else by standing right before the recipients; else by standing
 * beside a ticket under a label or a name.
 */
export function authorsAmong(places: readonly Place[], { URL: url, title }: Document): Map<Place, SeenRole> {
  const free = places.filter(({ isQuoted, isAround }) => !isQuoted && !isAround);
  const labelled = free.filter(({ label }) => label === 'from' || label === 'requester');
  if (labelled[0]) {
    // Heads of one page are built alike: a labelled address in another shape is what a body says of an earlier mail.
    const shape = shapeOf(labelled[0].element);
    return new Map(labelled.filter(({ element }) => shapeOf(element) === shape).map((place) => [place, place.label as SeenRole]));
  }
  const alone = free.filter(({ isAlone }) => isAlone);
  const senders = alone.filter(({ label, element }, index) => {
    const next = alone[index + 1];
    return label === undefined && next?.label === 'to' && isNear(element, next.element);
  });
  if (senders.length > 0) return new Map(senders.map((place) => [place, 'from']));
  const isAboutOneThing = [url.replace(/^.*?:\/+[^/]*/, ''), title].some((text) => THING.test(text) && ID.test(text));
  const called = alone.filter(({ label }) => label === 'address');
  const isUnderName = (place: Place) => !place.label && !place.isRow && nameOf(place) !== '' && headingBefore(place.element) !== '';
  const beside = called.length > 0 ? called : alone.filter(isUnderName);
  return new Map(isAboutOneThing ? beside.map((place) => [place, 'requester']) : []);
}

function isNear(sender: Element, recipient: Element): boolean {
  let around: Element | null = recipient;
  for (let level = 0; level < HEAD_LEVELS && !around?.contains(sender); level++) around = around?.parentElement ?? null;
  return around !== null && around.tagName !== 'BODY' && around.contains(sender);
}

function shapeOf(element: Element | null, depth = 4): string {
  return element === null || depth === 0 ? '' : `${element.tagName}<${shapeOf(element.parentElement, depth - 1)}`;
}

/** The name that stands with an address: beside it, or above it in its block. */
export function nameOf(place: Place): string {
  const { element } = place;
  const name = nameBeside(place);
  if (name !== '') return name;
  let around: Element | null = element;
  for (let level = 0; level < NAME_LEVELS && around !== null; level++, around = around.parentElement) {
    for (let beside = around.previousElementSibling; beside !== null; beside = beside.previousElementSibling) {
      const parts = isLabel(beside) || briefText(beside, 120) === undefined ? [] : [beside, ...beside.querySelectorAll('*')];
      const texts = parts.map((part) => (part.childElementCount === 0 ? (part.textContent ?? '').trim() : ''));
      const found = texts.find((text) => isName(text) && !meaningOf(text));
      if (found !== undefined) return found;
    }
  }
  return '';
}

/** What stands before an address may be its label. */
export const nameBeside = ({ name, label }: Place): string => (label !== undefined && meaningOf(name) === label ? '' : name);
