import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: data-testid values of Jira's issue view that many extensions rely on (2026-09, read 2026-11). The reporter's field shows a name that the
// reporter chose: an address counts only where Jira links it.
const FIELDS: readonly (readonly [string, SeenRole])[] = [
  ['[data-testid="issue.views.field.user.reporter"]', 'requester'],
  ['[data-testid*="request-participants"]', 'cc'],
  ['[data-testid="issue.views.field.user.assignee"]', 'owner'],
];
const NAME = '[data-testid$=".name.wrapper"]';
const SUBJECT = '[data-testid="issue.views.issue-base.foundation.summary.heading"]';

/** Jira Service Management, one request. */
export default defineHost({
  id: 'jira-service-management',
  label: 'Jira Service Management',
  read({ document }) {
    if (document.querySelector(FIELDS[0]?.[0] ?? '') === null) return undefined;
    const subject = document.querySelector(SUBJECT)?.textContent?.trim() ?? '';
    const people = [...peopleOf(document)];
    const isAddressed = people.some(({ role }) => role === 'requester');
    const name = isAddressed ? undefined : document.querySelector(`${FIELDS[0]?.[0]} ${NAME}`)?.textContent?.trim();
    return { view: 'conversation', people, self: [], subject, nameOnly: name };
  },
});

function* peopleOf(document: Document): Iterable<SeenPerson> {
  for (const [selector, role] of FIELDS) {
    for (const field of document.querySelectorAll(selector)) {
      for (const link of isVisible(field) ? field.querySelectorAll('a[href^="mailto:"]') : []) {
        const name = field.querySelector(NAME) ?? link;
        const person = personOf(addressIn(link.getAttribute('href') ?? '') ?? '', name.textContent ?? '', role);
        if (person) yield person;
      }
    }
  }
}
