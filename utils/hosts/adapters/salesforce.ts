import type { SeenPerson } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: Selenium suites and Clockify's integration for Salesforce Lightning (2025, read 2026-11). Under native shadow roots nothing is found
// here, and the generic finder reads.
const SENDER = 'emailui-formatted-email-contact a[href^="mailto:"], emailui-formatted-email-lead a[href^="mailto:"]';
const FIELD =
  'a.emailuiFormattedEmail[href^="mailto:"], emailui-formatted-email-wrapper a[href^="mailto:"], lightning-formatted-email a[href^="mailto:"]';
const SUBJECT = 'records-highlights2 lightning-formatted-text, records-highlights2 h1, .slds-page-header__title';

/** Salesforce Service, cases. The console keeps other cases in the page, hidden. */
export default defineHost({
  id: 'salesforce',
  label: 'Salesforce',
  read({ document, url }) {
    if (!/\/(r\/)?(Case|EmailMessage)\//.test(url.pathname)) return undefined;
    return {
      view: 'conversation',
      people: peopleOf(document),
      self: [],
      subject: visible(document, SUBJECT)[0]?.textContent?.trim() ?? '',
    };
  },
});

const visible = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].filter((element) => element.closest('.slds-hide') === null && isVisible(element));

/** The contact's address in the case's fields, else the first address that the case shows; the others are on it. */
function* peopleOf(document: Document): Iterable<SeenPerson> {
  const links = [...visible(document, SENDER), ...visible(document, FIELD)];
  for (const [index, link] of links.entries()) {
    const address = addressIn(link.getAttribute('href') ?? '');
    const person = address === undefined ? undefined : personOf(address, link.textContent ?? '', index === 0 ? 'requester' : 'cc');
    if (person) yield person;
  }
}
