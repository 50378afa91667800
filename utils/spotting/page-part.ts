import { inDocumentOrder } from './document-order';
import type { Finds } from './subtree';

/** One tree of the page: its document, an open shadow root, or the document of a frame of the page's own origin. */
export interface PagePart {
  readonly root: Document | ShadowRoot;
  /** The places of this tree that show an address, or did; and the elements that hold another tree. */
  readonly places: Map<Node, PagePart | undefined>;
  /** Whether `places` may be out of document order. */
  isMixed: boolean;
  /** Takes in what a search of this tree finds. */
  readonly finds: Finds;
}

/** A page with more places than that is no page of people: the rest is not looked at. */
const PLACES_MAX = 4000;
/** What is nested deeper is not for people, and each question about it would cost as much as its depth. */
const DEPTH_MAX = 1000;

/** Adds a place, or the tree that an element holds. */
export function addPlace(part: PagePart, node: Node, inner?: PagePart): void {
  if (!part.places.has(node)) {
    if (part.places.size >= PLACES_MAX || isTooDeep(node)) return;
    part.isMixed = true;
  }
  part.places.set(node, inner ?? part.places.get(node));
}

/** The places that are still there, in document order. Forgets the others. */
export function placesOf(part: PagePart): ReadonlyMap<Node, PagePart | undefined> {
  for (const node of part.places.keys()) if (!node.isConnected || node.getRootNode() !== part.root) part.places.delete(node);
  if (part.isMixed) {
    const { places } = part;
    const sorted = inDocumentOrder(part.root, places.keys()).map((node) => [node, places.get(node)] as const);
    places.clear();
    for (const [node, inner] of sorted) places.set(node, inner);
    part.isMixed = false;
  }
  return part.places;
}

function isTooDeep(node: Node): boolean {
  let depth = 0;
  for (let around = node.parentNode; around !== null; around = around.parentNode) if (++depth > DEPTH_MAX) return true;
  return false;
}
