import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { defineHost } from '../host';

// Source of the hooks: glpi-project/glpi templates/components/itilobject/actors/field.html.twig of 10.0 and 11.0, read 2026-11.
const ACTORS: readonly (readonly [string, SeenRole])[] = [
  ['requester', 'requester'],
  ['observer', 'cc'],
  ['assign', 'owner'],
];
const SUBJECT = '#itil-form input[name="name"], .itil-object input[name="name"], input[name="name"]';

/** GLPI 10 and later, one ticket: its actors. A registered user's address is the default one, a stranger's the alternative one. */
export default defineHost({
  id: 'glpi',
  label: 'GLPI',
  read({ document }) {
    const subject = document.querySelector<HTMLInputElement>(SUBJECT)?.value ?? '';
    return { view: 'conversation', people: peopleOf(document), self: [], subject: subject.trim() };
  },
});

function* peopleOf(document: Document): Iterable<SeenPerson> {
  for (const [type, role] of ACTORS) {
    for (const actor of document.querySelectorAll(`select[data-actor-type="${type}"] option[data-itemtype="User"]`)) {
      const addresses = ['data-alternative-email', 'data-default-email'].map((name) => actor.getAttribute(name) ?? '');
      const person = personOf(addresses.find((address) => address !== '') ?? '', actor.getAttribute('data-text') ?? '', role);
      if (person) yield person;
    }
  }
}
