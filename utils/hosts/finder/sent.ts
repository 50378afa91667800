import type { Millis } from '@/utils/domain/time';
import { instantIn } from '@/utils/spotting/instant';
import { type Place, QUOTED } from './place';

/** How far a time stands from the sender in the head of a message, in levels of the page, and how many elements are asked for one. */
const LEVELS = 5;
const MOST = 50;

/** When the message of this sender was sent, as an attribute in its head tells exactly, and nearer to no other sender. */
export function sentAt(sender: Place, senders: readonly Place[]): Millis | undefined {
  const isOthers = (around: Element) => senders.some((other) => other !== sender && around.contains(other.element));
  let around: Element | null = sender.element;
  for (let level = 0; level < LEVELS && around !== null && !isOthers(around); level++, around = around.parentElement) {
    const parts = [around, ...around.querySelectorAll('*')].slice(0, MOST).filter((part) => part.closest(QUOTED) === null);
    const [found] = parts.flatMap(({ attributes }) => [...attributes].flatMap(({ value }) => instantIn(value) ?? []));
    if (found !== undefined) return found;
  }
  return undefined;
}
