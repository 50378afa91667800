import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: container and subject as Clockify relies on them for Zoho Desk (2025-04, read 2026-11). The contact's address has no hook that is known
// for sure: it is the first one linked in the contact's part of the page.
const TICKET = '.zd_v2-ticketdetailview-container';
const SUBJECT = '[data-id="caseSubjectText"]';
const CONTACT =
  '[data-id*="contact" i] a[href^="mailto:"], [data-id*="email" i] a[href^="mailto:"], [class*="contactinfo" i] a[href^="mailto:"]';

/** Zoho Desk, one ticket. */
export default defineHost({
  id: 'zoho-desk',
  label: 'Zoho Desk',
  read({ document }) {
    const ticket = [...document.querySelectorAll(TICKET)].find((element) => isVisible(element));
    if (!ticket) return undefined;
    return { view: 'conversation', people: peopleOf(ticket), self: [], subject: ticket.querySelector(SUBJECT)?.textContent?.trim() ?? '' };
  },
});

function* peopleOf(ticket: Element): Iterable<SeenPerson> {
  const link = [...ticket.ownerDocument.querySelectorAll(CONTACT)].find((element) => isVisible(element));
  const name = link?.closest('[data-id*="contact" i]')?.querySelector('[data-id*="name" i]')?.textContent ?? '';
  const address = addressIn(link?.getAttribute('href') ?? '');
  const person = address === undefined ? undefined : personOf(address, name, 'requester');
  if (person) yield person;
}
