import type { SeenRole } from '@/utils/domain/sighting';
import { meaningOf, meaningOfLine } from '@/utils/spotting/label-uses';
import { isLabel } from './label-of';
import type { Place } from './place';
import { briefText, isName } from './text';

/** How far a sender and the recipients of one message stand apart, in levels of the page. */
const HEAD_LEVELS = 9;
/** How far a person's name stands from their address. */
const NAME_LEVELS = 4;
/** How many parts may stand between a sender and the recipients: a time, a menu. */
const NEXT = 3;
/** How heads name the reader where they show no address. */
const TO_ME = /^(?:to me|an mich|à moi|para m[íi]m?|a me|aan mij|till mig|til meg|do mnie|кому: мне)\b/i;

/** In the address or title of a page that shows one ticket, message, booking or order: a word for it, and its id. */
const THING = new RegExp(
  'ticket|case|conversation|thread|message|issue|request|booking|reserva|event|chat|inbox/(?=[\\w-]{16})|\\border(?!(?:_?by)?=)|invoice|' +
    'anfrage|vorgang|termin|bestellung|rechnung|buchung|auftrag|demande|commande|factur|solicitud|pedido|chamado|richiesta|ordine|' +
    'fatt?ura|prenota|aanvraag|faktur|zgłosz|заявк|заказ|チケット|注文',
  'i',
);
const ID = /\d|[\w-]{16,}/;
/** Numbers there that are no ids: which part of a list, how many are new. */
const COUNT = /\b(?:page|p|limit|offset|size|per_page|start)=\d+|\(\d+\)/gi;
/** What stands over somebody who works on a ticket. */
const STAFF =
  /assign|agent|owner|technician|zugewiesen|bearbeiter|besitzer|zuständig|atribuíd|asignad|respons[aá]|assegnat|behandelaar|toegewezen|przypisan|исполнител|ответствен|担当/i;
/** So many people whose cards are alike are a list. */
const ALIKE = 4;

/**
 * Who wrote or asked, as the page itself says, with their role: by a label; else by standing right before the recipients; else by standing
 * beside a ticket under a label or a name.
 */
export function authorsAmong(places: readonly Place[], url: URL, title: string): Map<Place, SeenRole> {
  const free = places.filter(({ isQuoted, isAround }) => !isQuoted && !isAround);
  const labelled = free.filter(({ label }) => label === 'from' || label === 'requester');
  if (labelled[0]) {
    // Heads of one page are built alike: a labelled address in another shape is what a body says of an earlier mail.
    const shape = shapeOf(labelled[0].element);
    return new Map(labelled.filter(({ element }) => shapeOf(element) === shape).map((place) => [place, place.label as SeenRole]));
  }
  const alone = free.filter(({ isAlone }) => isAlone);
  const senders = alone.filter(({ label, element, isRow }, index) => {
    const next = alone[index + 1];
    const isFirst = /^(?:to|cc)$/.test(next?.label ?? '') && next !== undefined && isNear(element, next.element);
    return label === undefined && (isFirst || (!isRow && isAboveRecipients(element)));
  });
  if (senders.length > 0) return new Map(senders.map((place) => [place, 'from']));
  const isAboutOneThing = [url.href.slice(url.origin.length), title]
    .map((text) => text.replace(COUNT, ''))
    .some((text) => THING.test(text) && ID.test(text));
  if (!isAboutOneThing) return new Map();
  const called = alone.filter(({ label }) => label === 'address');
  const isUnderName = (place: Place) => !place.label && !place.isRow && isOnCard(place) && !isStaff(place) && nameOf(place) !== '';
  const beside = called.length > 0 ? called : alone.filter(isUnderName);
  const people = new Set(beside.map(({ address, element }) => `${shapeOf(element)} ${address}`));
  return new Map(people.size < ALIKE ? beside.map((place) => [place, 'requester']) : []);
}

/** Whether its element says no more than who it is: the end of a message has other lines around an address. */
function isOnCard({ element, address, name }: Place): boolean {
  const rest = briefText(element, 200)?.replace(address, '').replace(name, '').replace(/\P{L}/gu, '');
  return rest !== undefined && rest.length < 8;
}

/** Whether what stands over a person's name and address says that they are one of those who work here. */
function isStaff({ element }: Place): boolean {
  let around: Element | null = element;
  for (let level = 0; level < NAME_LEVELS && around !== null; level++, around = around.parentElement) {
    let before = around.previousElementSibling;
    for (let step = 0; step < NEXT && before !== null; step++, before = before.previousElementSibling) {
      const text = briefText(before, 120) ?? '';
      if (!isName(text) && /\p{L}/u.test(text)) return STAFF.test(text);
    }
  }
  return false;
}

function isNear(sender: Element, recipient: Element): boolean {
  let around: Element | null = recipient;
  for (let level = 0; level < HEAD_LEVELS && !around?.contains(sender); level++) around = around?.parentElement ?? null;
  return around !== null && around.tagName !== 'BODY' && around.contains(sender);
}

/** Whether what stands next to an address, or to what holds it, says whom a message went to, by names alone: `To: me`. */
function isAboveRecipients(element: Element): boolean {
  let around: Element | null = element;
  for (let level = 0; level < NAME_LEVELS && around !== null; level++, around = around.parentElement) {
    let next = around.nextElementSibling;
    for (let step = 0; step < NEXT && next !== null; step++, next = next.nextElementSibling) {
      const text = briefText(next, 120);
      if (text === undefined) return false;
      if (meaningOfLine(text) === 'to' || TO_ME.test(text)) return true;
    }
  }
  return false;
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
      const texts = parts.map((part) =>
        part.childElementCount === 0 && !isLabel(part) && !isOthers(part) ? (part.textContent ?? '').trim() : '',
      );
      const found = texts.find((text) => isName(text) && !meaningOf(text));
      if (found !== undefined) return found;
    }
  }
  return '';
}

/** Whether a label stands before it that is none of whom this page is about: `Assigned to: Ann Lee`. */
function isOthers({ previousElementSibling: before }: Element): boolean {
  const text = before ? briefText(before, 40) : undefined;
  return (
    text !== undefined &&
    (/[:：]$/.test(text) || (before !== null && isLabel(before))) &&
    !/^(?:name|requester)$/.test(meaningOf(text) ?? '')
  );
}

/** What stands before an address may be its label. */
export const nameBeside = ({ name, label }: Place): string => (label !== undefined && meaningOf(name) === label ? '' : name);
