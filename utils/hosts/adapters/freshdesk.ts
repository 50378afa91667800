import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: data-test-id values and classes that user scripts and extensions for Freshdesk rely on (two of them for the address,
// Clockify and Toggl for subject and requester; read 2026-11). The panel is filled seconds after the ticket.
const ADDRESS = '[data-test-id="requester-info-contact-email"], [data-test-id="requester-info-email"]';
const PANEL = '.widget-requestor-info, [data-test-id="requester-info"], .requester-info';
const NAME = '[data-test-id="user-name"]';
const WRITER = '.sender-info [data-test-id="user-name"], .requester-wrap [data-test-id="user-name"]';
const SUBJECT =
  '.ticket-subject-heading, .sentiment-ticket-heading, [data-test-id="ticket-title"], [data-test-id="subject-text"], .subject-text';
const RECIPIENTS = '.emails-info .display_emails';
/** What people wrote. */
const BODY = '#ticket_original_request, .ticket-content, .conversation-content, .ticket-details__content';

/** Freshdesk and Freshservice. */
export default defineHost({
  id: 'freshdesk',
  label: 'Freshdesk',
  read({ document, url }) {
    if (!/\/tickets\/\d+/.test(url.pathname)) return { view: 'list', people: [], self: [], subject: '' };
    const subject = visible(document, SUBJECT)[0]?.textContent?.trim() ?? '';
    return { view: 'conversation', people: peopleOf(document), self: [], subject };
  },
});

/** Other tickets may stay in the page, hidden. */
const visible = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].filter((element) => element.closest(BODY) === null && isVisible(element));

function* peopleOf(document: Document): Iterable<SeenPerson> {
  const requester = requesterOf(document);
  if (requester) yield requester;
  for (const line of visible(document, RECIPIENTS)) {
    const [, label = '', list = ''] = /^([^:@<"]*:)?(.*)$/s.exec((line.textContent ?? '').trim()) ?? [];
    yield* entries(list, /^to\b/i.test(label) ? 'to' : 'cc');
  }
}

function requesterOf(document: Document): SeenPerson | undefined {
  for (const place of [...visible(document, ADDRESS), ...visible(document, PANEL)]) {
    const link = place.querySelector('a[href^="mailto:"]')?.getAttribute('href');
    const text = (place.matches(ADDRESS) ? (place.querySelector('.info-details-content') ?? place) : undefined)?.textContent ?? '';
    const name = (place.closest(PANEL)?.querySelector(NAME) ?? visible(document, WRITER)[0])?.textContent ?? '';
    const person = personOf((link && addressIn(link)) ?? text, name, 'requester');
    if (person) return person;
  }
  return undefined;
}

/** The people of `"Name" <addr>, addr`: a name may hold what looks like an address, the last brackets hold the address. */
function* entries(list: string, role: SeenRole): Iterable<SeenPerson> {
  for (const entry of list.match(/(?:"[^"]*"|[^,;"])+/g) ?? []) {
    const [, name = '', address = entry] = /^(.*)<([^<>]*)>\s*$/s.exec(entry) ?? [];
    const person = personOf(address, name, role);
    if (person) yield person;
  }
}
