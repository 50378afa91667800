import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { defineHost } from '../host';

// Source of the hooks: zammad/zammad app/assets/javascripts/app/views (ticket_zoom/article_view, widget/user) of 2026, read 2026-11. The new
// desktop view under /desktop/ differs: there the generic finder reads.
const CUSTOMER = '[data-tab="customer"]';
/** The rows with addresses, in this order whatever their labels say. */
const ROWS: readonly SeenRole[] = ['from', 'to', 'cc'];

/** Zammad. Every ticket tab stays in the page: only the active one counts. */
export default defineHost({
  id: 'zammad',
  label: 'Zammad',
  read({ document }) {
    const self = [...document.querySelectorAll('#navigation .user-menu [title*="@"]')].map((item) =>
      parseEmail(addressIn(item.getAttribute('title') ?? '') ?? ''),
    );
    const own = self.filter((email) => email !== undefined);
    const ticket = document.querySelector('.content.active .ticketZoom');
    if (!ticket) return { view: 'list', people: [], self: own, subject: '' };
    const subject = ticket.querySelector('.ticket-title-update')?.textContent?.trim() ?? '';
    return { view: 'conversation', people: peopleOf(ticket), self: own, subject };
  },
});

function* peopleOf(ticket: Element): Iterable<SeenPerson> {
  const customer = [...ticket.ownerDocument.querySelectorAll(CUSTOMER)].find(isOfActive);
  const address = customer?.querySelector('.userInfo-value a[href^="mailto:"]')?.getAttribute('href') ?? '';
  const name = customer?.querySelector('.userInfo-name')?.textContent ?? '';
  const requester = personOf(addressIn(address) ?? '', name, 'requester');
  if (requester) yield requester;
  for (const article of ticket.querySelectorAll('.ticket-article-item')) yield* peopleOfArticle(article);
}

const isOfActive = (element: Element): boolean => (element.closest('.content') ?? element).matches(`.content.active, ${CUSTOMER}`);

/** An article's head is folded away until somebody clicks, but it is Zammad's own word. An agent writes from the desk's address. */
function* peopleOfArticle(article: Element): Iterable<SeenPerson> {
  const values = [...article.querySelectorAll('.article-meta.top .article-meta-value')];
  const isLinked = values.some((value) => value.querySelector('a[href^="mailto:"]') !== null);
  const heads = isLinked ? values.filter((value) => value.querySelector('a[href^="mailto:"]') !== null) : values;
  for (const [index, role] of ROWS.entries()) {
    const people = entriesOf(heads[index]?.textContent ?? '', role === 'from' && article.matches('.agent') ? 'owner' : role);
    if (people.every((person) => person !== undefined)) yield* people;
  }
}

/** The people of `"Name" <addr>, addr`. A text of which any part is no address, as a subject, is no such list. */
function entriesOf(list: string, role: SeenRole): (SeenPerson | undefined)[] {
  return (list.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((entry) => {
    const [, name = '', address = entry] = /^(.*)<([^<>]*)>\s*$/s.exec(entry) ?? [];
    return personOf(address, name, role);
  });
}
