import { HOLDERS } from './occurrences';

/** What a subtree holds for us. */
export interface Finds {
  /** A text node with an `@`, or an element that may hold an address in an attribute. */
  place(node: Node): void;
  /** An open shadow root: its content is no part of its host's subtree. */
  shadow(root: ShadowRoot, host: Element): void;
}

/** So many elements are asked at once whether any text among them has an `@`, and so few are then read text by text. */
const GROUP = 64;
const FEW = 8;
/** After so many nodes somebody may look at the clock. */
const NODES = 500;
/** In a tree of more elements than that, asking for all that hold addresses at once would take too long: each is asked. */
const LARGE = 40_000;
/** How far up one looks for what is left of the page where the page took away what was being read. */
const WAY_BACK = 40;

/** Whether a node by itself is a place for an address: a text with an `@`, an element by its attributes. */
export const isPlace = (node: Node): boolean => (isElement(node) ? node.matches(HOLDERS) : isText(node) && node.data.includes('@'));

/**
 * Finds what a subtree holds, itself included; goes on a little at each `next()`. Text is asked for by groups of elements, since touching
 * every text node costs more than the browser's joining their text: nearly all of a page names nobody.
 */
export function* searchSubtree(top: Node, finds: Finds): Generator<void, void> {
  const walker = documentOf(top).createTreeWalker(top, NodeFilter.SHOW_ELEMENT);
  const search = isLarge(top) ? searchEach : searchElement;
  if (search === searchElement) searchHolders(top, finds);
  const range = documentOf(top).createRange();
  let group: Node[] = [];
  for (let node: Node | null = top; node !== null; node = walker.nextNode()) {
    if (group.length === GROUP) {
      const wayBack = ancestorsOf(node, top);
      yield* searchTexts([...group, node], top, range, finds);
      // The page went on: what is no longer there cannot lead to the rest.
      if (!top.contains(node)) walker.currentNode = node = wayBack.find((around) => top.contains(around)) ?? top;
      group = [];
    }
    group.push(node);
    if (isElement(node)) search(node, finds);
  }
  yield* searchTexts([...group, null], top, range, finds);
}

/** Searches a text, or an element with nothing but texts in it, which most of what pages add is. Whether it was one. */
export function searchSmall(top: Node, finds: Finds): boolean {
  // Asked in this order, and each thing but once: in a storm of changes every question to the page counts.
  const { nodeType } = top;
  if (nodeType === 3) {
    if ((top as Text).data.includes('@')) finds.place(top);
    return true;
  }
  if (nodeType !== 1 || (top as Element).firstElementChild !== null) return false;
  searchEach(top as Element, finds);
  if (!(top.textContent ?? '').includes('@')) return true;
  for (let child = top.firstChild; child !== null; child = child.nextSibling) if (isText(child) && isPlace(child)) finds.place(child);
  return true;
}

const isLarge = (top: Node): boolean => 'getElementsByTagName' in top && (top as Element).getElementsByTagName('*').length > LARGE;

function searchHolders(top: Node, finds: Finds): void {
  if (isElement(top) && isPlace(top)) finds.place(top);
  for (const holder of (top as ParentNode & Node).querySelectorAll(HOLDERS)) finds.place(holder);
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
  if (element.shadowRoot !== null) finds.shadow(element.shadowRoot, element);
}

function searchEach(element: Element, finds: Finds): void {
  if (element.hasAttributes() && isPlace(element)) finds.place(element);
  searchElement(element, finds);
}

/** Finds the texts with an `@` from the start of the first of these nodes to the start of the last, by halves; null stands for the end of the subtree. */
function* searchTexts(nodes: readonly (Node | null)[], top: Node, range: Range, finds: Finds): Generator<void, void> {
  const [first] = nodes;
  const end = nodes.at(-1) ?? null;
  if (!first || !textBetween(first, end, top, range).includes('@')) {
    yield;
  } else if (nodes.length > FEW) {
    const middle = nodes.length >> 1;
    yield* searchTexts(nodes.slice(0, middle + 1), top, range, finds);
    yield* searchTexts(nodes.slice(middle), top, range, finds);
  } else {
    yield* searchEachText(first, end, top, finds);
  }
}

function* searchEachText(first: Node, end: Node | null, top: Node, finds: Finds): Generator<void, void> {
  const walker = documentOf(top).createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = first;
  for (let node = walker.nextNode(), count = 1; node !== null && node !== end; node = walker.nextNode(), count++) {
    if (isText(node) && isPlace(node)) finds.place(node);
    if (count % NODES === 0) yield;
  }
}

/** What the page took away meanwhile has no text: whoever put it elsewhere told of it. */
function textBetween(first: Node, end: Node | null, top: Node, range: Range): string {
  if ((first !== top && !top.contains(first)) || (end !== null && !top.contains(end))) return '';
  if (first === top) range.setStart(top, 0);
  else range.setStartBefore(first);
  if (end === null) range.setEnd(top, top.childNodes.length);
  else range.setEndBefore(end);
  return range.toString();
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
