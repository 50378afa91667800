import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { findAddresses } from '@/utils/spotting/scan';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: freescout-help-desk/freescout resources/views (conversations, customers, mailboxes) of 2026-08, read 2026-11.
const SNIPPET = '#conv-layout-customer .customer-snippet, .conv-customer-block .customer-snippet';
const MAILBOX = '.sidebar-title-email, select[name="from_alias"] option';

/** FreeScout: one conversation, and a folder's list. */
export default defineHost({
  id: 'freescout',
  label: 'FreeScout',
  read({ document }) {
    const self = mailboxes(document);
    const snippet = document.querySelector(SNIPPET);
    if (!document.body.matches('[data-conversation_id]') && !snippet) return { view: 'list', people: listed(document), self, subject: '' };
    const subject = document.querySelector('.conv-subjtext > span, .conv-subjtext')?.textContent?.trim() ?? '';
    return { view: 'conversation', people: peopleOf(document, snippet), self, subject };
  },
});

/** The customer's addresses, the conversation's first; then whom the messages name: a customer's message its sender only where it is another address. */
function* peopleOf(document: Document, snippet: Element | null): Iterable<SeenPerson> {
  const name = snippet?.querySelector('.customer-name')?.textContent ?? '';
  const customer = new Set<Email>();
  for (const link of snippet?.querySelectorAll('.customer-email a') ?? []) {
    const person = personOf(link.textContent ?? '', name, 'requester');
    if (person === undefined) continue;
    customer.add(person.email);
    yield person;
  }
  for (const row of document.querySelectorAll('.thread .thread-recipients > div')) {
    const isCustomers = row.closest('.thread-type-customer') !== null;
    const isCopy = /^\s*b?cc/i.test(row.querySelector('strong')?.textContent ?? '');
    for (const { written } of findAddresses(row.textContent ?? '')) {
      const email = parseEmail(written);
      const isSender = isCustomers && email !== undefined && customer.has(email);
      const person = personOf(written, '', isSender ? 'from' : isCopy ? 'cc' : ('to' satisfies SeenRole));
      if (person) yield person;
    }
  }
}

function* listed(document: Document): Iterable<SeenPerson> {
  for (const link of document.querySelectorAll('tr.conv-row td.conv-customer a[title]')) {
    const person = isVisible(link) ? personOf(link.getAttribute('title') ?? '', nameIn(link), 'listed') : undefined;
    if (person) yield person;
  }
}

/** The cell also holds counters and tags, in elements of their own. */
const nameIn = (link: Element): string => [...link.childNodes].find((node) => (node.textContent ?? '').trim() !== '')?.textContent ?? '';

function mailboxes(document: Document): Email[] {
  const found = [...document.querySelectorAll(MAILBOX)].map((place) => parseEmail(addressIn(place.textContent ?? '') ?? ''));
  return found.filter((email) => email !== undefined);
}
