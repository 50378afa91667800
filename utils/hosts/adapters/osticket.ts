import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { defineHost } from '../host';

// Source of the hooks: osTicket/osTicket include/staff/ticket-view.inc.php of 1.17 and 1.18, read 2026-11.
const ADDRESS = 'span[id^="user-"][id$="-email"]';
const COLLABORATOR = '#collabselection option';
const DESK = '#from_email_id option';

/** osTicket, staff panel. The thread names its writers without addresses. */
export default defineHost({
  id: 'osticket',
  label: 'osTicket',
  read({ document }) {
    const self = [...document.querySelectorAll(DESK)].map((option) => parseEmail(bracketed(option).address));
    const own = self.filter((email) => email !== undefined);
    if (document.querySelector(`${ADDRESS}, #thread-items`) === null) return { view: 'list', people: [], self: own, subject: '' };
    const subject = document.querySelector('.tixTitle h3, .tixTitle')?.textContent?.trim() ?? '';
    return { view: 'conversation', people: peopleOf(document), self: own, subject };
  },
});

function* peopleOf(document: Document): Iterable<SeenPerson> {
  for (const place of document.querySelectorAll(ADDRESS)) {
    const name = document.getElementById(place.id.replace(/email$/, 'name'))?.textContent ?? '';
    const person = personOf(place.textContent ?? '', name, 'requester');
    if (person) yield person;
  }
  for (const option of document.querySelectorAll(COLLABORATOR)) {
    const { name, address } = bracketed(option);
    const person = personOf(address, name, 'cc');
    if (person) yield person;
  }
}

/** `Name <addr>`: the name may hold brackets too, the last ones hold the address. */
function bracketed(option: Element): { name: string; address: string } {
  const text = option.textContent ?? '';
  const [, name = '', address = text] = /^(.*)<([^<>]*)>\s*$/s.exec(text) ?? [];
  return { name, address };
}
