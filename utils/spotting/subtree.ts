import { HOLDERS, isPlace } from './shown-addresses';

/** What a subtree holds for us. */
export interface Finds {
  /** A text node with an `@`, or an element that may hold an address in an attribute. Whether there is room for more. */
  place(node: Node): boolean;
  /** An open shadow root: its content is no part of its host's subtree. */
  shadow(root: ShadowRoot, host: Element): void;
}

/** The texts of so many elements are asked for at once, in two or three milliseconds. */
const AT_ONCE = 12_000;
/** Whoever is in a hurry begins anew before so many are asked. */
const LONG = 1000;
/** Where there are more elements than that, asking for all that hold addresses at once would take too long: each is asked. */
const LARGE = 40_000;
/** So deep one looks for smaller parts: counting what is in each has its price, and what lies deeper is hardly for people. */
const LEVELS = 64;
/** After so many nodes somebody may look at the clock. */
const NODES = 500;
/** How far up one looks for what is left of the page where the page took away what was being read. */
const WAY_BACK = 40;

/** What a search says before a step that takes a few milliseconds: all others take far less than one. */
export type Pace = 'long' | undefined;

/**
 * Finds what a subtree holds, itself included; goes on a little at each `next()`. The browser itself is asked for texts and attributes, since
 * touching every node costs several times as much: nearly all of a page names nobody.
 */
export function* searchSubtree(top: Node, finds: Finds): Generator<Pace, void> {
  const size = sizeOf(top);
  const isLarge = size > LARGE;
  if (!isLarge) {
    if (size > LONG) yield 'long';
    if (isElement(top) && isPlace(top)) finds.place(top);
    for (const holder of (top as ParentNode & Node).querySelectorAll(HOLDERS)) if (!finds.place(holder)) break;
  }
  if (isElement(top)) searchElement(top, finds, isLarge);
  yield* searchElements(top, finds, isLarge);
  yield* searchTexts(top, finds);
}

/**
 * Searches a text, or an element with nothing but texts in it, which most of what pages add is. Whether it was one, or a comment and the like,
 * which holds nothing: what is left are larger elements, documents and shadow roots.
 */
export function searchSmall(top: Node, finds: Finds): boolean {
  // Asked in this order, and each thing but once: in a storm of changes every question to the page counts.
  const { nodeType } = top;
  if (nodeType === 3) {
    if ((top as Text).data.includes('@')) finds.place(top);
    return true;
  }
  if (nodeType !== 1) return nodeType !== 9 && nodeType !== 11;
  if ((top as Element).firstElementChild !== null) return false;
  searchElement(top as Element, finds, true);
  if (!(top.textContent ?? '').includes('@')) return true;
  for (let child = top.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === 3 && isPlace(child)) finds.place(child);
  return true;
}

/** How many elements a node holds. */
export const sizeOf = (node: Node): number => ('querySelectorAll' in node ? (node as Element).querySelectorAll('*').length : 0);

/** Looks again for the shadow roots of a tree: an element may get one at any time, and nothing tells of it. */
export const searchShadows = (top: Node, finds: Finds): Generator<Pace, void> => searchElements(top, finds, false);

function* searchElements(top: Node, finds: Finds, withAttributes: boolean): Generator<Pace, void> {
  const walker = documentOf(top).createTreeWalker(top, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(), count = 1; node !== null; node = walker.nextNode(), count++) {
    searchElement(node as Element, finds, withAttributes);
    if (count % NODES !== 0) continue;
    const wayBack = ancestorsOf(node, top);
    yield;
    // The page went on: what is no longer there cannot lead to the rest.
    if (!top.contains(node)) walker.currentNode = wayBack.find((around) => top.contains(around)) ?? top;
  }
}

function searchElement(element: Element, finds: Finds, withAttributes: boolean): void {
  if (withAttributes && element.hasAttributes() && isPlace(element)) finds.place(element);
  if (element.shadowRoot !== null) finds.shadow(element.shadowRoot, element);
}

/** Finds the texts with an `@`: all at once, or, where that would take too long, child by child. */
function* searchTexts(top: Node, finds: Finds): Generator<Pace, void> {
  const waiting: (readonly [node: Node, level: number])[] = [[top, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, level] = next;
    const size = sizeOf(node);
    if (size > LONG) yield 'long';
    // The page went on meanwhile: whoever put a part elsewhere told of it.
    if (!top.contains(node)) continue;
    // Fragments, as shadow roots are, cannot be asked.
    if (node.nodeType === 11 || (size > AT_ONCE && level < LEVELS)) {
      for (let child = node.lastChild; child !== null; child = child.previousSibling) waiting.push([child, level + 1]);
    } else if (size > LONG || node.textContent?.includes('@') !== false) takeTexts(node, finds);
    yield;
  }
}

const expressions = new WeakMap<Document, XPathExpression>();

function takeTexts(node: Node, finds: Finds): void {
  const document = documentOf(node);
  // An expression serves its own document alone.
  const expression = expressions.get(document) ?? document.createExpression('descendant-or-self::text()[contains(.,"@")]');
  expressions.set(document, expression);
  const texts = expression.evaluate(node, XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE);
  for (let index = 0; index < texts.snapshotLength && finds.place(texts.snapshotItem(index) as Node); index++);
}

function ancestorsOf(node: Node, top: Node): Node[] {
  const ancestors: Node[] = [];
  for (let around = node.parentNode; around !== null && around !== top && ancestors.length < WAY_BACK; around = around.parentNode) {
    ancestors.push(around);
  }
  return ancestors;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isDocument = (node: Node): node is Document => node.nodeType === 9;
const documentOf = (node: Node): Document => (isDocument(node) ? node : (node.ownerDocument as Document));
