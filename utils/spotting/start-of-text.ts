/** A page may hold any number of empty text nodes: after so many, what was found is the answer. */
const NODES_MAX = 200;

/** The beginning of an element's text: all of it where it is shorter than `length`, else at least that much. Never reads a whole page for a name. */
export function startOfText(element: Element, length: number): string {
  let text = '';
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (
    let node = walker.nextNode(), count = 0;
    node !== null && text.length < length && count < NODES_MAX;
    node = walker.nextNode(), count++
  ) {
    text += (node.nodeValue ?? '').slice(0, length);
  }
  return text;
}
