import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: chatwoot/chatwoot app/javascript/dashboard (bubbles/Email/EmailMeta.vue, contact/ContactInfoRow.vue) of 2025 and 2026, read 2026-11.
// Most classes are utilities that change: tags, links and their order are what stays.
const MESSAGES = '.conversation-panel';
const HEAD = `${MESSAGES} [id^="message"] section`;
const CONTACT = 'a[href^="mailto:"] > span[title]';

/** Chatwoot, one conversation: the contact's panel, and the heads of messages that came by mail. */
export default defineHost({
  id: 'chatwoot',
  label: 'Chatwoot',
  read({ document, url }) {
    if (!/\/conversations?\/\d+/.test(url.pathname)) return { view: 'list', people: [], self: [], subject: '' };
    const lines = [...(visible(document, HEAD)[0]?.children ?? [])];
    const last = lines.length > 1 ? (lines.at(-1)?.textContent ?? '') : '';
    return { view: 'conversation', people: peopleOf(document), self: [], subject: last.slice(last.indexOf(':') + 1).trim() };
  },
});

const visible = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].filter((element) => isVisible(element));

function* peopleOf(document: Document): Iterable<SeenPerson> {
  const contact = visible(document, CONTACT).find((element) => element.closest(MESSAGES) === null);
  const requester = contact && personOf(contact.getAttribute('title') ?? '', headingAbove(contact), 'requester');
  if (requester) yield requester;
  for (const head of visible(document, HEAD)) {
    for (const line of head.children) yield* peopleOfLine(line);
  }
}

/** The sender's line has no label; the others hold bare addresses behind one. What else stands in a line, as in a subject, is no list of addresses. */
function* peopleOfLine(line: Element): Iterable<SeenPerson> {
  const text = (line.textContent ?? '').trim();
  const [, label = '', list = text] = /^([^:@<]*):(.*)$/s.exec(text) ?? [];
  const role: SeenRole = label === '' ? 'from' : /cc$/i.test(label.trim()) ? 'cc' : 'to';
  const people = (role === 'from' ? [list] : list.split(',')).map((entry) => {
    const [, name = '', address = entry] = /^(.*)<([^<>]*)>\s*$/s.exec(entry.trim()) ?? [];
    return personOf(address, name, role);
  });
  if (people.every((person) => person !== undefined)) yield* people;
}

/** The name that the panel shows above the contact's address. */
function headingAbove(element: Element): string {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    const heading = around.querySelector('h1, h2, h3, h4');
    if (heading) return heading.textContent ?? '';
  }
  return '';
}
