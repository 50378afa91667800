import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: redmine/redmine app/views/issues/show.html.erb and the text formatter's links of 5.1 and 6.0, read 2026-11.
const DESCRIPTION = '.issue.details > .description .wiki, .issue .description .wiki';
const NOTES = '#history .journal .wiki';
const LINK = 'a.email[href^="mailto:"], a[href^="mailto:"]';

/** Redmine, one issue. It shows no address of its own: only what the description and the notes say, among it the head of a mail. */
export default defineHost({
  id: 'redmine',
  label: 'Redmine',
  read({ document }) {
    if (!document.body.matches('.controller-issues.action-show')) return undefined;
    const subject = document.querySelector('.issue .subject h3')?.textContent?.trim() ?? '';
    return { view: 'conversation', people: peopleOf(document), self: [], subject };
  },
});

function* peopleOf(document: Document): Iterable<SeenPerson> {
  let isHeadFound = false;
  for (const link of document.querySelectorAll([DESCRIPTION, NOTES].map((text) => LINK.split(', ').map((a) => `${text} ${a}`)).join())) {
    if (!isVisible(link)) continue;
    const address = addressIn(link.getAttribute('href') ?? '') ?? '';
    const name = isHeadFound || link.closest(NOTES) !== null ? undefined : nameInHead(link);
    if (name !== undefined) isHeadFound = true;
    const person = personOf(address, name ?? '', name === undefined ? 'mentioned' : 'forwarded');
    if (person) yield person;
  }
}

/** A line that begins with a label and goes on with a name and an address in brackets is the first of a mail's head. */
function nameInHead(link: Element): string | undefined {
  const before = link.previousSibling?.nodeType === 3 ? (link.previousSibling.textContent ?? '') : '';
  const begins = link.previousSibling?.previousSibling;
  if (begins && begins.nodeName !== 'BR') return undefined;
  return /^\s*[^\s:<@]{1,16}\s*[:：]\s*([^:@<\n]*)<\s*$/.exec(before)?.[1];
}
