import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: data-test-id and data-selenium-test values that extensions for HubSpot rely on (four of them for the address of a
// contact's card, Clockify and Toggl for subject and threads; read 2026-11). Newer pages have the first attribute, older ones the second.
const either = (value: string): string => `[data-test-id="${value}"], [data-selenium-test="${value}"]`;
const ADDRESS = either('contact-chicklet-email');
const NAME = either('contact-chicklet-title-link');
const CARD = '[data-selenium-test="chicklet"], [data-test-id^="chicklet-"], [data-test-id^="chiclet-"]';
const OPENER = '[data-test-id="ticket-header-contact-detail-link"]';
const SUBJECT = `[data-test-id="ticket-header-name-link"], [data-test-id="sticky-subject-header"], ${either('highlightTitle')}`;
const THREAD = '[data-test-id="thread-list-member-row"]';

/** HubSpot: help desk, inbox and ticket records. Records of contacts and companies count as lists: nobody wrote there. */
export default defineHost({
  id: 'hubspot',
  label: 'HubSpot',
  read({ document, url }) {
    const subject = visible(document, SUBJECT)[0]?.textContent?.trim() ?? '';
    const cards = contacts(document);
    const isOpen =
      /^\/(help-desk|live-messages)\/.*\d+|\/record\/0-5\/|\/ticket\/\d/.test(url.pathname) && (cards.length > 0 || subject !== '');
    if (!isOpen) return { view: 'list', people: [...contacts(document, 'listed'), ...threads(document)], self: [], subject: '' };
    return { view: 'conversation', people: cards, self: [], subject };
  },
});

const visible = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].filter((element) => isVisible(element));

/** The cards of the contacts: of a ticket's, whoever opened it is the requester, else the first; the others are on it. */
function contacts(document: Document, role?: 'listed'): SeenPerson[] {
  const found = visible(document, ADDRESS).map((place, index) => {
    const link = place.matches('a') ? place : place.querySelector('a[href^="mailto:"]');
    const name = place.closest(CARD)?.querySelector(NAME) ?? visible(document, NAME)[index];
    const address = addressIn(link?.getAttribute('href') ?? '') ?? place.textContent ?? '';
    return personOf(address, name?.textContent ?? '', role ?? 'cc');
  });
  const people = found.filter((person) => person !== undefined);
  const opener = visible(document, OPENER)[0]?.textContent?.trim();
  const requester = people.find(({ name, email }) => opener !== undefined && (name === opener || email === opener)) ?? people[0];
  return role === undefined ? people.map((person) => (person === requester ? { ...person, role: 'requester' } : person)) : people;
}

/** Visitors without a name are listed by their address. */
function* threads(document: Document): Iterable<SeenPerson> {
  for (const row of visible(document, THREAD)) {
    for (const text of row.querySelectorAll('[data-content="true"]')) {
      const person = personOf(text.textContent ?? '', '', 'listed');
      if (person) yield person;
    }
  }
}
