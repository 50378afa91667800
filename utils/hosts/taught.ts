import type { SeenPerson } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { labelBeside } from '@/utils/teaching/label';
import { fitsPath } from '@/utils/teaching/path';
import { addressAt, placesOf } from '@/utils/teaching/place';
import type { Lesson } from '@/utils/teaching/rule';
import { defineHost } from './host';
import { shared } from './shared';

/**
 * Reads a page by what the user showed on one like it. Who else takes part, and the subject, are what the generic finder says; where the
 * place is gone or holds no address, nobody is named, and the reader behind this one reads.
 */
export default defineHost({
  id: 'taught',
  label: 'Taught by you',
  read(page) {
    const { lessons = [], document, url } = page;
    const lesson = lessons.find(({ path }) => fitsPath(path, url));
    if (lesson === undefined) return undefined;
    const [element] = placesOf(lesson, document);
    const person = element && personAt(element, lesson.attribute);
    if (!person) return { view: 'other', people: [], self: [], subject: '' };
    const around = shared.hosts.get('generic')?.read(page);
    const others = around?.view === 'conversation' ? [...around.people] : [];
    return { view: 'conversation', people: [person, ...others], self: around?.self ?? [], subject: around?.subject ?? '' };
  },
});

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
