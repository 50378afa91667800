import type { Place } from './place';
import { briefText } from './text';

/** How far a sender and the recipients of one message stand apart, in levels of the page. */
const HEAD_LEVELS = 9;
/** How far a person's name stands from their address. */
const NAME_LEVELS = 4;

/**
 * Words for one thing that people talk about, and an id: in the address or the title of a page that shows a single ticket, message or booking.
 */
const THING =
  /ticket|case|conversation|thread|message|mail|inbox|issue|request|booking|appointment|reservation|event|chat|enquiry|inquiry|anfrage|vorgang|termin|buchung|demande|incident|solicitud|richiesta|chamado|zgłoszeni|заявк|обращени|チケット|問い?合わせ|工单|문의/i;
const ID = /\d|[\w-]{16,}/;

/** Whether the page is about one ticket, message or booking, by its address and its title. */
export const isAboutOneThing = ({ URL: url, title }: Document): boolean =>
  [url.replace(/^\w+:\/+[^/]*/, ''), title].some((text) => THING.test(text) && ID.test(text));

/** The senders that no label names: each the address that stands right before the recipients of its message. */
export function sendersBeforeRecipients(places: readonly Place[]): Place[] {
  const senders = new Set<Place>();
  let last: Place | undefined;
  for (const place of places) {
    if (place.isQuoted || place.isFrame) continue;
    if (place.label === undefined && place.isAlone) last = place;
    else if (place.label === 'to' && last !== undefined && isNear(last, place)) senders.add(last);
  }
  return [...senders];
}

function isNear({ occurrence: { element: sender } }: Place, { occurrence: { element: recipient } }: Place): boolean {
  let around = recipient.parentElement;
  for (let level = 0; level < HEAD_LEVELS && around !== null && around.tagName !== 'BODY'; level++, around = around.parentElement)
    if (around.contains(sender)) return true;
  return false;
}

/** The person whom a page about one thing shows beside it: the address that a label calls one, else the one that stands under a name. */
export function personBeside(places: readonly Place[], heading: (place: Place) => string): Place[] {
  const free = places.filter(({ isQuoted, isFrame, isAlone }) => isAlone && !isQuoted && !isFrame);
  const labelled = free.filter(({ label }) => label === 'address');
  if (labelled.length > 0) return labelled;
  return free.filter((place) => place.label === undefined && !place.isListed && nameOf(place) !== '' && heading(place) !== '');
}

/** The name that stands with an address: beside it, or above it in its block. */
export function nameOf({ occurrence: { element, name, address } }: Place): string {
  if (name !== '') return name;
  let around: Element | null = element;
  for (let level = 0; level < NAME_LEVELS && around !== null; level++, around = around.parentElement) {
    for (let beside = around.previousElementSibling; beside !== null; beside = beside.previousElementSibling) {
      const text = briefText(beside, 60) ?? '';
      if (isName(text) && text !== address) return text;
    }
  }
  return '';
}

const isName = (text: string): boolean => /^\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){1,4}$|^[\p{Lo}・ ]{2,20}$/u.test(text);
