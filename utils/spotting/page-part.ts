import { inDocumentOrder } from './document-order';
import type { Finds } from './subtree';

/** One tree of the page: its document, an open shadow root, or the document of a frame of the page's own origin. */
export interface PagePart {
  readonly root: Document | ShadowRoot;
  /** The places of this tree that show an address, or did; and the elements that hold another tree. */
  readonly places: Map<Node, PagePart | undefined>;
  /** Whether `places` may be out of document order, and the last of them while they are not. */
  isMixed: boolean;
  last: Node | undefined;
  /** Takes in what a search of this tree finds. */
  readonly finds: Finds;
}

/** A page with more places than that is no page of people: the rest is not looked at. */
const PLACES_MAX = 4000;
/** What is nested deeper is not for people, and each question about it would cost as much as its depth. */
const DEPTH_MAX = 1000;

/** Adds a place, or the tree that an element holds. Whether there is room for more. */
export function addPlace(part: PagePart, node: Node, inner?: PagePart): boolean {
  const { places } = part;
  const known = places.get(node);
  if (known === undefined && !places.has(node)) {
    if (places.size >= PLACES_MAX) return false;
    if (isTooDeep(node)) return true;
    if (!part.isMixed) part.isMixed = part.last !== undefined && !isBehind(node, part.last);
    part.last = node;
  }
  places.set(node, inner ?? known);
  return true;
}

/** The places that are still there, in document order. Forgets the others. */
export function placesOf(part: PagePart): ReadonlyMap<Node, PagePart | undefined> {
  const { places, root } = part;
  for (const node of places.keys()) if (!root.contains(node)) places.delete(node);
  if (part.isMixed) {
    const sorted = inDocumentOrder(root, places.keys()).map((node) => [node, places.get(node)] as const);
    places.clear();
    for (const [node, inner] of sorted) places.set(node, inner);
    part.last = sorted.at(-1)?.[0];
    part.isMixed = false;
  }
  return places;
}

/** Whether both are still in one tree, in that order, as most places are found: asking costs as much as there is between them. */
function isBehind(node: Node, other: Node): boolean {
  const { DOCUMENT_POSITION_DISCONNECTED, DOCUMENT_POSITION_FOLLOWING } = Node;
  return (
    (other.compareDocumentPosition(node) & (DOCUMENT_POSITION_DISCONNECTED | DOCUMENT_POSITION_FOLLOWING)) === DOCUMENT_POSITION_FOLLOWING
  );
}

function isTooDeep(node: Node): boolean {
  let depth = 0;
  for (let around = node.parentNode; around !== null; around = around.parentNode) if (++depth > DEPTH_MAX) return true;
  return false;
}
