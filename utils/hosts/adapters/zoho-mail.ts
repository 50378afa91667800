import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source: class names that several extensions and scripts of public repositories use, read 2026-11: weak, Zoho's code is closed.
// Each mail that was opened stays in a pane of its own; the shown one has the class `shw`.
const PANE = '.SC_pv.shw .zmPVContent, :not(.SC_pv) > .zmPVContent, :not(.SC_pv) > .zmPV > .zmPVContent';
const MESSAGE = '.zmMailWrapper';
const BODY = '.zmMailContent, .jsConTent';
const HOLDER = '[title*="@"], [data-email], a[href^="mailto:"], [aria-label*="@"]';

/** Zoho Mail: the head of the open messages, by the attributes that hold an address. The first is the sender. */
export default defineHost({
  id: 'zoho-mail',
  label: 'Zoho Mail',
  read({ document }) {
    const pane = [...document.querySelectorAll(PANE)].find((element) => element.closest('.SC_pv:not(.shw)') === null && isVisible(element));
    if (!pane) return undefined;
    const wrapped = [...pane.querySelectorAll(MESSAGE)].filter((message) => isVisible(message));
    const messages = wrapped.length > 0 ? wrapped : [pane];
    const bodies = [...pane.querySelectorAll(BODY)].filter((body) => !body.parentElement?.closest(BODY));
    const people = messages.flatMap(peopleOf);
    const subject = pane.querySelector('.zmSubject')?.textContent?.trim() ?? '';
    return { view: 'conversation', people, bodies, self: [], subject, sender: people.findLast(({ role }) => role === 'from')?.email };
  },
});

function peopleOf(message: Element): SeenPerson[] {
  const people: SeenPerson[] = [];
  for (const element of message.querySelectorAll(HOLDER)) {
    if (element.closest(BODY) !== null || element.closest('[contenteditable="true"]') !== null || !isVisible(element)) continue;
    const person = personIn(element, people.length === 0 ? 'from' : 'to');
    if (person && !people.some(({ email }) => email === person.email)) people.push(person);
  }
  return people;
}

function personIn(element: Element, role: SeenRole): SeenPerson | undefined {
  const held =
    ['data-email', 'title', 'href', 'aria-label'].map((name) => element.getAttribute(name) ?? '').find((value) => value.includes('@')) ??
    '';
  const address = addressIn(/<([^<>]*@[^<>]*)>\s*$/.exec(held)?.[1] ?? held);
  const text = element.textContent ?? '';
  return address === undefined ? undefined : personOf(address, text.length < 100 ? text.replace(/<[^<>]*>\s*$/, '') : '', role);
}
