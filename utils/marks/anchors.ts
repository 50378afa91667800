import type { Email } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';

/** A place of the page that shows a spotted person. */
export interface Anchor {
  readonly element: Element;
  readonly email: Email;
  /** The address as the page writes it there. */
  readonly address: string;
}

/** How the page is read: the spotter's own eyes, so that both see the same. */
export interface Eyes {
  /** The document, and those of its visible frames that are the page's own, as a preview pane. */
  documentsIn(document: Document): Document[];
  /** Every address that is shown there, in document order. */
  addressesIn(root: Element): Iterable<Pick<Anchor, 'element' | 'address'>>;
}

/** More places than that are followed on no page. */
const MAX = 500;
/** A person is marked once in each of these, and once in what is none. */
const ROW = 'li, tr, article, [role="row"], [role="option"], [role="listitem"], [role="article"]';
/** What is shown in the top layer covers every mark; what a modal dialog leaves out cannot be pressed. */
const ABOVE = ':modal, :popover-open';

/** Where the page shows the people of a sighting, in document order; not whoever is its user, where it says so. */
export function anchorsIn(
  { people, self }: Sighting,
  documents: readonly Document[],
  { addressesIn }: Pick<Eyes, 'addressesIn'>,
): Anchor[] {
  const emails = new Map<string, Email>();
  for (const { email, written } of people) if (!self.includes(email)) emails.set(email, email).set(written.toLowerCase(), email);
  const marked = new Map<Node, Set<Email>>();
  const anchors: Anchor[] = [];
  for (const document of documents) {
    for (const { element, address } of addressesIn(document.body)) {
      const email = emails.get(address.toLowerCase());
      const row = element.closest(ROW) ?? document;
      const here = marked.get(row) ?? new Set();
      if (email === undefined || here.has(email) || element.closest(ABOVE)) continue;
      marked.set(row, here.add(email));
      anchors.push({ element, email, address });
      if (anchors.length === MAX) return anchors;
    }
  }
  return anchors;
}
