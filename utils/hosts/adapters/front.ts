import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: the readable beginnings of styled class names that Clockify relies on for Front (2023-01, read 2026-11). Old: where they are gone, the
// generic finder reads.
const SUBJECT = '[class*="conversationSubjectWrapper__"], [class^="conversationTopbar__"]';
const MESSAGE = '[class*="messageViewer__"], [class*="messageViewerHeader__"]';
const RECIPIENT = '[class*="messageViewerRecipient__"]';

/** Front, one conversation. */
export default defineHost({
  id: 'front',
  label: 'Front',
  read({ document, url }) {
    if (!/^\/(open|inboxes)\//.test(url.pathname)) return undefined;
    const subject = document.querySelector(SUBJECT)?.textContent?.trim() ?? '';
    return { view: 'conversation', people: peopleOf(document), self: [], subject };
  },
});

/** The first of a message is who wrote it. A chip's title is the address, its text a name that anybody can choose. */
function* peopleOf(document: Document): Iterable<SeenPerson> {
  const begun = new Set<Element | null>();
  for (const chip of document.querySelectorAll(RECIPIENT)) {
    if (!isVisible(chip)) continue;
    const message = chip.closest(MESSAGE);
    const role: SeenRole = begun.has(message) ? 'to' : 'from';
    begun.add(message);
    const titled = chip.matches('[title]') ? chip : chip.querySelector('[title*="@"]');
    const person = personOf(titled?.getAttribute('title') ?? '', chip.textContent ?? '', role);
    if (person) yield person;
  }
}
