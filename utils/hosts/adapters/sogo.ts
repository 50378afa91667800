import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, peopleIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost, type Reading } from '../host';

// Source: Alinto/sogo, UI/Templates/MailerUI/UIxMailViewTemplate.wox (2026-04 and an older state), read 2026-11. AngularJS leaves its
// expressions in the page: they say what an element shows, in every language.
const SENDER = '[ng-bind*="message.from[0].email"]';
const SUBJECT = 'h1, h2, h3, h4, h5, [ng-bind*="message.subject"]';
const LINES: readonly (readonly [string, SeenRole])[] = [
  ['[ng-repeat*="message.to"], [ng-model*="message.to"] md-chip, [ng-click*="toggleDetailedRecipients"]', 'to'],
  ['[ng-repeat*="message.cc"], [ng-model*="message.cc"] md-chip', 'cc'],
];

/** SOGo, on any site: the open message. Recipients that it shows by name alone are nobody. */
export default defineHost({
  id: 'sogo',
  label: 'SOGo',
  read({ document, url }) {
    const sender = [...document.querySelectorAll(SENDER)].find(isShown);
    if (!sender) return undefined;
    const view = sender.closest('md-card-content, md-card') ?? document.body;
    const bodies = [...view.querySelectorAll('.msg-body')];
    const subject = view.querySelector(SUBJECT)?.textContent?.trim() ?? '';
    const name = addressIn(sender.textContent ?? '') === undefined ? sender.parentElement?.textContent?.trim() : undefined;
    return { view: 'conversation', people: peopleOf(view, sender), bodies, self: accounts(url), subject, nameOnly: name };
  },
});

/** `.ng-hide` is how AngularJS hides. */
const isShown = (element: Element): boolean => element.closest('.ng-hide, .msg-body') === null && isVisible(element);

function* peopleOf(view: Element, sender: Element): Iterable<SeenPerson> {
  const address = (sender.textContent ?? '').trim();
  const person = personOf(address, (sender.parentElement?.textContent ?? '').replace(address, ''), 'from');
  if (person) yield person;
  for (const [selector, role] of LINES) {
    for (const line of view.querySelectorAll(selector)) if (isShown(line)) yield* peopleIn(line.textContent ?? '', role);
  }
}

/** `/SOGo/so/me@x.example/Mail/view`, where accounts are named by their address. */
function accounts(url: URL): Reading['self'] {
  const user = /\/so\/([^/]+)\//.exec(url.pathname)?.[1] ?? '';
  return [parseEmail(addressIn(`mailto:${user}`) ?? '')].filter((email) => email !== undefined);
}
