/** The last heading before the element: the subject, in nearly every mail program. */
export function headingBefore(element: Element): string {
  const headings = [...element.ownerDocument.querySelectorAll('h1, h2, h3, [role="heading"]')];
  return (headings.findLast((heading) => isBefore(heading, element))?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}

export const isBefore = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
