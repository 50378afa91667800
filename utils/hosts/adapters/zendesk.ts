import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: data-test-id values that extensions for Zendesk rely on (Clockify, Toggl and others; read 2026-11). The pane, the
// subject and the requester's field are in nearly all of them; where the address stands is known from few, so it is looked for in the whole panel.
const PANE = '[data-is-active="true"], .ticket-panes-grid-layout.active';
const NAME = '[data-test-id="ticket-system-field-requester-select"]';
const ADDRESS = '[data-test-id="customer-context-email"], [data-test-id="ticket-requester-email"]';
const PANEL =
  '[data-test-id="customer-context"], [data-test-id="customer-context-pane"], [data-test-id="omnipanel-content"], [data-garden-id="omnipanel.body"]';
const CC = '[data-test-id="ticket-system-field-ccs"], [data-test-id="ticket-fields-collaborators"], [data-test-id^="email-ccs"]';
const ROWS = 'tbody[data-test-id="generic-table-body"] tr';

/** Zendesk, agent workspace. Every ticket tab stays in the page: only the active pane counts. */
export default defineHost({
  id: 'zendesk',
  label: 'Zendesk',
  read({ document, url }) {
    const pane = [...document.querySelectorAll(PANE)].find((element) => element.querySelector(NAME) !== null && isVisible(element));
    if (!pane)
      return /\/agent\/tickets\//.test(url.pathname) ? undefined : { view: 'list', people: listed(document), self: [], subject: '' };
    const subject = pane.querySelector<HTMLInputElement>('input[data-test-id="omni-header-subject"]')?.value ?? '';
    const people = [...peopleOf(pane)];
    const name = people.some(({ role }) => role === 'requester') ? undefined : nameOfRequester(pane).trim();
    return { view: 'conversation', people, self: [], subject: subject.trim(), nameOnly: name, bodies: name ? messagesOf(pane, name) : [] };
  },
});

function* peopleOf(pane: Element): Iterable<SeenPerson> {
  const address = addressOfRequester(pane);
  const requester = address === undefined ? undefined : personOf(address, nameOfRequester(pane), 'requester');
  if (requester) yield requester;
  for (const field of pane.querySelectorAll(CC)) {
    for (const tag of field.matches('[title]') ? [field] : field.querySelectorAll('[title]')) {
      const person = isVisible(tag) ? personOf(tag.getAttribute('title') ?? '', tag.textContent ?? '', 'cc') : undefined;
      if (person) yield person;
    }
  }
}

/** The requester's field shows a name that its owner chose, even if it reads like an address: only the customer's panel tells the address. */
function addressOfRequester(pane: Element): string | undefined {
  const panels = [...pane.querySelectorAll(PANEL)];
  const places = [
    ...pane.querySelectorAll(ADDRESS),
    ...panels.flatMap((panel) => [...panel.querySelectorAll('a, span, div, dd, p, button')]),
  ];
  for (const place of places) {
    if (place.closest('h1, h2, h3, h4, [role="heading"], [data-test-id$="-name"], article') !== null || !isVisible(place)) continue;
    const link = place.getAttribute('href') ?? '';
    const text = place.childElementCount === 0 || place.matches(ADDRESS) ? (place.textContent ?? '') : '';
    const person = personOf(/^mailto:/i.test(link) ? (addressIn(link) ?? '') : text, '', 'requester');
    if (person) return person.written;
  }
  return undefined;
}

function nameOfRequester(pane: Element): string {
  const field = pane.querySelector(NAME);
  const shown = field?.querySelector('[data-garden-id="typography.ellipsis"], [data-garden-id="dropdowns.combobox.value"]') ?? field;
  return (shown?.textContent ?? '').trim() || (pane.querySelector('[data-test-id="customer-context-name"]')?.textContent ?? '');
}

/** What somebody of that name wrote. */
const messagesOf = (pane: Element, name: string): Element[] =>
  [...pane.querySelectorAll('article')]
    .filter((article) => article.querySelector('[data-test-id="omni-log-comment-user-link"]')?.textContent?.trim() === name)
    .flatMap((article) => [...article.querySelectorAll('[data-test-id="omni-log-message-content"]')]);

function* listed(document: Document): Iterable<SeenPerson> {
  for (const row of document.querySelectorAll(ROWS)) {
    for (const link of isVisible(row) ? row.querySelectorAll('a[href^="mailto:"]') : []) {
      const person = personOf(addressIn(link.getAttribute('href') ?? '') ?? '', link.textContent ?? '', 'listed');
      if (person) yield person;
    }
  }
}
