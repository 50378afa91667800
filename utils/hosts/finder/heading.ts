/** The last heading before the element: the subject, in nearly every mail program. */
export function headingBefore(element: Element): string {
  const headings = [...element.ownerDocument.querySelectorAll('h1, h2, h3, [role="heading"]')];
  const isBefore = (heading: Element) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return (headings.findLast(isBefore)?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}
