import { meaningOf } from '@/utils/spotting/label-uses';
import { isVisible } from '@/utils/spotting/visible';
import { isBefore } from './heading';
import { type Place, QUOTED } from './place';
import { briefText, isName } from './text';

/** How far a requester's address stands from their name, in levels of the page, and how long the card is that holds both, in characters. */
const CARD_LEVELS = 4;
const CARD = 250;

/** Where a page calls who wrote or asked by a name. */
export interface Named {
  readonly element: Element;
  readonly meaning: 'from' | 'requester';
}

/** The first place where the page says who wrote or asked by a name alone: behind the label of a sender or requester, without an address. */
export function placeOfName(root: Element): Named | undefined {
  for (const label of root.querySelectorAll('dt, th, td, label, b, strong, span, div, p')) {
    const meaning = label.childElementCount === 0 ? meaningOf(label.textContent ?? '') : undefined;
    if (meaning !== 'from' && meaning !== 'requester') continue;
    const element = label.nextElementSibling ?? label.parentElement?.nextElementSibling;
    if (element && isName(briefText(element) ?? '') && label.closest(`nav, thead, ${QUOTED}`) === null && isVisible(label))
      return { element, meaning };
  }
  return undefined;
}

/** The address that stands below a requester's name in the same card, under no label of somebody else. */
export function addressBelow({ element, meaning }: Named, places: readonly Place[]): Place | undefined {
  if (meaning !== 'requester') return undefined;
  let card = element.parentElement;
  for (let level = 0; level < CARD_LEVELS && card !== null && briefText(card, CARD) !== undefined; level++, card = card.parentElement) {
    const inside = card;
    const found = places.find((place) => place.isAlone && inside.contains(place.element) && isBefore(element, place.element));
    if (found) return found.label === undefined || found.label === 'address' ? found : undefined;
  }
  return undefined;
}
