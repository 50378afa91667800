import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: attributes and classes that extensions for Intercom rely on (Clockify, Toggl and others; read 2026-11): `inbox2__`
// became `inbox-2__` in 2026-04. No hook for the address is known for sure, so it is the value beside the label of the attribute "Email".
const TITLE = '[data-inbox-conversation-header-title], [data-intercom-target="conversation-title"]';
const OPEN = `[data-conversation-id], [data-intercom-target="conversation-toolbar"], ${TITLE}`;
const DETAILS =
  '[class*="conversation-details-sidebar"], [class*="inbox2__sidebar"], [class*="inbox-2__sidebar"], aside[data-resize-target]';
const MAIL = /^\W*(e-?mail|correo|courriel|correio|メール|电子邮件|이메일)/iu;

/** Intercom, inbox. */
export default defineHost({
  id: 'intercom',
  label: 'Intercom',
  read({ document, url }) {
    const isOpen = /\/conversation\//.test(url.pathname) || visible(document, OPEN).length > 0;
    if (!isOpen) return { view: 'list', people: [], self: [], subject: '' };
    const subject = visible(document, TITLE)[0]?.textContent?.trim() ?? '';
    const people = [...peopleOf(document)];
    const details = visible(document, DETAILS)[0];
    return {
      view: 'conversation',
      people,
      self: [],
      subject,
      nameOnly: people.length === 0 && details ? nameOf(details).trim() : undefined,
    };
  },
});

const visible = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].filter((element) => isVisible(element));

/** The details hold the customer's attributes, the owner's address too: only the one that is called an address counts. */
function* peopleOf(document: Document): Iterable<SeenPerson> {
  for (const details of visible(document, DETAILS)) {
    const address = addressOf(details);
    const person = address === undefined ? undefined : personOf(address, nameOf(details), 'requester');
    if (person) {
      yield person;
      return;
    }
  }
}

function addressOf(details: Element): string | undefined {
  const keyed = visible(details, '[data-key="email"], [data-attribute="email"], [data-attribute-name="email"]');
  const called = visible(details, 'span, div, dt, label').filter(
    (label) => label.childElementCount === 0 && MAIL.test(label.textContent ?? ''),
  );
  const beside = called.map((label) => label.nextElementSibling ?? label.parentElement?.nextElementSibling);
  for (const place of [...keyed, ...beside]) {
    const link = place?.matches('a[href^="mailto:"]') ? place : place?.querySelector('a[href^="mailto:"]');
    const address = addressIn(link?.getAttribute('href') ?? '') ?? (place?.textContent ?? '').trim();
    const person = personOf(address, '', 'requester');
    if (person) return person.written;
  }
  return undefined;
}

function nameOf(details: Element): string {
  const place = details.querySelector('[data-key="name"], [data-attribute="name"], h1, h2, h3, .u__one-truncated-line');
  return place?.textContent ?? '';
}
