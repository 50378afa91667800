import { HOLDERS } from './occurrences';

/** What a subtree holds for us. */
export interface Finds {
  /** A text node with an `@`, or an element that may hold an address in an attribute. */
  place(node: Node): void;
  /** An open shadow root: its content is no part of its host's subtree. */
  shadow(root: ShadowRoot, host: Element): void;
}

/** So many elements are asked at once whether any text among them has an `@`. */
const GROUP = 48;
/** After so many nodes of one group somebody may look at the clock. */
const NODES = 500;
/** How far up one looks for what is left of the page where the page took away what was being read. */
const WAY_BACK = 40;

/** Whether a node by itself is a place for an address: a text with an `@`, an element by its attributes. */
export const isPlace = (node: Node): boolean => (isElement(node) ? node.matches(HOLDERS) : isText(node) && node.data.includes('@'));

/**
 * Finds what a subtree holds, itself included; goes on a little at each `next()`. Text is asked for by groups of elements, since touching
 * every text node costs more than the browser's joining their text: nearly all of a page names nobody.
 */
export function* searchSubtree(top: Node, finds: Finds): Generator<void, void> {
  if (isText(top)) {
    if (isPlace(top)) finds.place(top);
    return;
  }
  const walker = documentOf(top).createTreeWalker(top, NodeFilter.SHOW_ELEMENT);
  const texts = textSearch(top, finds);
  let group = top;
  let size = 0;
  for (let node: Node | null = top; node !== null; node = walker.nextNode()) {
    if (size === GROUP) {
      const wayBack = ancestorsOf(node, top);
      yield* texts(group, node);
      // The page went on: what is no longer there cannot lead to the rest.
      if (!top.contains(node)) walker.currentNode = node = wayBack.find((around) => top.contains(around)) ?? top;
      group = node;
      size = 0;
    }
    size++;
    if (isElement(node)) searchElement(node, finds);
  }
  yield* texts(group, null);
}

/** Looks again for the shadow roots of a tree: an element may get one at any time, and nothing tells of it. */
export function* searchShadows(top: Node, finds: Pick<Finds, 'shadow'>): Generator<void, void> {
  const walker = documentOf(top).createTreeWalker(top, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(), count = 1; node !== null; node = walker.nextNode(), count++) {
    const { shadowRoot } = node as Element;
    if (shadowRoot !== null) finds.shadow(shadowRoot, node as Element);
    if (count % NODES === 0) yield;
  }
}

function searchElement(element: Element, finds: Finds): void {
  if (element.matches(HOLDERS)) finds.place(element);
  if (element.shadowRoot !== null) finds.shadow(element.shadowRoot, element);
}

/** Makes what finds the text nodes with an `@` from the start of one node to the start of another, or to the end of the subtree. */
function textSearch(top: Node, finds: Finds): (first: Node, end: Node | null) => Generator<void, void> {
  // One for all groups: the page pays for each that is alive whenever it changes.
  let range: Range | undefined;
  const textBetween = (first: Node, end: Node | null): string => {
    if (first === top && end === null && !isDocument(top)) return top.textContent ?? '';
    range ??= documentOf(top).createRange();
    if (first === top) range.setStart(top, 0);
    else range.setStartBefore(first);
    if (end === null) range.setEnd(top, top.childNodes.length);
    else range.setEndBefore(end);
    return range.toString();
  };
  return function* search(first, end) {
    if (textBetween(first, end).includes('@')) {
      const walker = documentOf(top).createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      walker.currentNode = first;
      for (let node = walker.nextNode(), count = 1; node !== null && node !== end; node = walker.nextNode(), count++) {
        if (isText(node) && isPlace(node)) finds.place(node);
        if (count % NODES === 0) yield;
      }
    }
    yield;
  };
}

function ancestorsOf(node: Node, top: Node): Node[] {
  const ancestors: Node[] = [];
  for (let around = node.parentNode; around !== null && around !== top && ancestors.length < WAY_BACK; around = around.parentNode) {
    ancestors.push(around);
  }
  return ancestors;
}

const isText = (node: Node): node is Text => node.nodeType === 3;
const isElement = (node: Node): node is Element => node.nodeType === 1;
const isDocument = (node: Node): node is Document => node.nodeType === 9;
const documentOf = (node: Node): Document => (isDocument(node) ? node : (node.ownerDocument as Document));
