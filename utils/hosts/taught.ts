import type { SeenPerson } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { labelBeside } from '@/utils/teaching/label';
import { fitsPath } from '@/utils/teaching/path';
import { addressAt, placesOf } from '@/utils/teaching/place';
import type { Lesson } from '@/utils/teaching/rule';
import { generic } from './generic';
import type { Host } from './host';

/**
 * Reads a page by what the user showed on one like it. Who else takes part, and the subject, are what the generic finder says; where the
 * place is gone or holds no address, nothing is said, and the reader behind this one reads.
 */
export function hostOfRule(rule: Lesson): Host {
  return {
    id: 'taught',
    label: 'Taught by you',
    read(page) {
      const [element] = fitsPath(rule.path, page.url) ? placesOf(rule, page.document) : [];
      const person = element && personAt(element, rule.attribute);
      if (!person) return undefined;
      const around = generic.read(page);
      const others = around?.view === 'conversation' ? [...around.people] : [];
      return { view: 'conversation', people: [person, ...others], self: around?.self ?? [], subject: around?.subject ?? '' };
    },
  };
}

function personAt(element: Element, attribute: Lesson['attribute']): SeenPerson | undefined {
  const address = addressAt(element, attribute);
  return address === undefined ? undefined : personOf(address, nameAt(element, address), 'taught');
}

/** The text of the place without its address and label: what it calls the person. */
function nameAt(element: Element, address: string): string {
  const text = (element.textContent ?? '')
    .replace(address, '')
    .replace(/[<>()]/g, ' ')
    .trim();
  return text.length > 80 || text.includes('@') || text === labelBeside(element) ? '' : text.replace(/^[^::]{1,30}[::]/, '').trim();
}
