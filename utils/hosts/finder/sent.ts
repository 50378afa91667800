import type { Millis } from '@/utils/domain/time';
import { instantIn } from '@/utils/spotting/instant';
import { type Place, QUOTED } from './place';

/** Where pages keep a moment for programs. */
const ATTRIBUTES = ['datetime', 'title', 'data-datetime', 'data-date', 'data-time', 'data-timestamp'] as const;
const HOLDERS = ATTRIBUTES.map((name) => `[${name}]`).join();
/** How far a time stands from the sender in the head of a message, in levels of the page, and how many places there may hold one. */
const LEVELS = 5;
const PLACES = 20;

/** When the message of this sender was sent, as its head tells exactly: the nearest such moment that is not nearer to another sender. */
export function sentAt(sender: Place, senders: readonly Place[]): Millis | undefined {
  const isOthers = (around: Element) => senders.some((other) => other !== sender && around.contains(other.element));
  let around: Element | null = sender.element;
  for (let level = 0; level < LEVELS && around !== null && !isOthers(around); level++, around = around.parentElement) {
    const holders = [...around.querySelectorAll(HOLDERS)].slice(0, PLACES).filter((holder) => holder.closest(QUOTED) === null);
    const [found] = holders.flatMap((holder) => ATTRIBUTES.flatMap((name) => instantIn(holder.getAttribute(name) ?? '') ?? []));
    if (found !== undefined) return found;
  }
  return undefined;
}
