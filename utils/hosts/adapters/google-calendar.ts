import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { findAddresses } from '@/utils/spotting/scan';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source: ids of the event's card in several extensions of public repositories, the guests' attributes in one of them, read 2026-11: weak.
const CARD = '#xDetDlg, [role="dialog"][data-eventid]';
/** Where an event is edited on a page of its own. */
const EDITOR = '[role="main"], body';
const GUEST = '[role="treeitem"][data-email], [data-email], [data-hovercard-id]';
/** Rooms, and calendars that are nobody's own. */
const NOBODY = /@(?:[\w-]+\.)?calendar\.google\.com$/;
const FREE = /@(?:gmail|googlemail)\.com$/;

/**
 * Google Calendar: the guests of the open event. Where one of them alone is from elsewhere, the account speaks with that one (`from`, `to`);
 * else nobody is the customer.
 */
export default defineHost({
  id: 'google-calendar',
  label: 'Google Calendar',
  read({ document, url }) {
    const self = accounts(document);
    const isEditing = /\/eventedit\b/.test(url.pathname);
    const event = [...document.querySelectorAll(isEditing ? EDITOR : CARD)].find((element) => isVisible(element));
    if (!event) return { view: 'other', people: [], self, subject: '' };
    const title =
      event.querySelector('#rAECCd, [role="heading"]')?.textContent ?? event.querySelector<HTMLInputElement>('#xTiIn')?.value ?? '';
    return { view: 'conversation', people: speaking(guestsOf(event), self[0]), self, subject: title.trim() };
  },
});

function guestsOf(event: Element): SeenPerson[] {
  const guests = new Map<Email, SeenPerson>();
  for (const element of event.querySelectorAll(GUEST)) {
    const held = element.getAttribute('data-email') ?? element.getAttribute('data-hovercard-id') ?? '';
    // "Ann Lee, attending, organiser": the name comes first, in every language.
    const label = element.closest('[role="treeitem"]')?.getAttribute('aria-label')?.split(',')[0] ?? element.textContent ?? '';
    const person = isVisible(element) && !NOBODY.test(held) ? personOf(held, label, 'to') : undefined;
    if (person && !guests.get(person.email)?.name) guests.set(person.email, person);
  }
  return [...guests.values()];
}

function speaking(guests: SeenPerson[], self: Email | undefined): SeenPerson[] {
  const home = self === undefined || FREE.test(self) ? self : self.slice(self.lastIndexOf('@'));
  const outsiders = guests.filter(({ email }) => home === undefined || !email.endsWith(home));
  return guests.map((guest) => (outsiders.length === 1 && guest.email === self ? { ...guest, role: 'from' } : guest));
}

/** The account button's label: "… (me@x.example)". */
function accounts(document: Document): Email[] {
  const label = document.querySelector('[role="banner"] a[href*="SignOutOptions"]')?.getAttribute('aria-label') ?? '';
  return findAddresses(label)
    .map(({ written }) => parseEmail(written))
    .filter((email) => email !== undefined);
}
