import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { defineHost } from '../host';

// Source of the hooks: uvdesk/core-framework Resources/views/ticket.html.twig of 1.1, read 2026-11.
const CUSTOMER = '.uv-aside-customer-info';
const FIELD = 'input.uv-field[name="email"]';

/** UVdesk, one ticket. The menu of assignees holds the addresses of the whole team. */
export default defineHost({
  id: 'uvdesk',
  label: 'UVdesk',
  read({ document }) {
    const info = document.querySelector(CUSTOMER);
    const person = info ? customerOf(document, info) : undefined;
    const subject = document.querySelector('.uv-ticket-main-lt h1, .uv-ticket-head h1, h1')?.textContent?.trim() ?? '';
    return { view: 'conversation', people: person ? [person] : [], self: team(document), subject };
  },
});

/** The name comes first, whatever it looks like; then the address, which the form for changing it holds too. */
function customerOf(document: Document, info: Element): SeenPerson | undefined {
  const [first, ...rest] = [...info.children];
  const name = first?.querySelector('span') ?? first;
  const field = document.querySelector<HTMLInputElement>(FIELD)?.value ?? '';
  const addresses = [...rest.map((line) => line.textContent ?? ''), field];
  return addresses.map((address) => personOf(address, name?.textContent ?? '', 'requester')).find((person) => person !== undefined);
}

const team = (document: Document): Email[] =>
  [...document.querySelectorAll('li[data-id]')]
    .map((item) => parseEmail(item.getAttribute('data-id') ?? ''))
    .filter((email) => email !== undefined);
