import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: data-cy values that Clockify and Toggl rely on for Help Scout (2026-03, read 2026-11). The customer's address has no hook that is
// known for sure: it is the first address linked in the sidebar.
const SUBJECT = '[data-cy="EditableTextarea"], [data-cy="ConversationHeader.Subject"]';
const SIDEBAR = '[data-cy*="Sidebar"], [data-cy*="Customer"], aside';

const NAME = '[data-cy*="CustomerName"], h1, h2, h3';

/** Help Scout, one conversation. */
export default defineHost({
  id: 'help-scout',
  label: 'Help Scout',
  read({ document, url }) {
    if (!/^\/conversation\/\d+/.test(url.pathname)) return undefined;
    const subject = document.querySelector<HTMLTextAreaElement>(SUBJECT);
    const people = [...peopleOf(document)];
    const name = document.querySelector(SIDEBAR)?.querySelector(NAME)?.textContent?.trim();
    return {
      view: 'conversation',
      people,
      self: [],
      subject: (subject?.value ?? subject?.textContent ?? '').trim(),
      nameOnly: people.length === 0 ? name : undefined,
    };
  },
});

function* peopleOf(document: Document): Iterable<SeenPerson> {
  for (const sidebar of document.querySelectorAll(SIDEBAR)) {
    const link = [...sidebar.querySelectorAll('a[href^="mailto:"]')].find((element) => isVisible(element));
    const address = addressIn(link?.getAttribute('href') ?? '');
    const name = sidebar.querySelector(NAME)?.textContent ?? '';
    const person = address === undefined ? undefined : personOf(address, name, 'requester');
    if (person) {
      yield person;
      return;
    }
  }
}
