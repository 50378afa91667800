import { isBeingTyped } from './being-typed';
import { ATTRIBUTES, type Occurrence, occurrencesAt, shownOnce } from './occurrences';
import { addPlace, type PagePart, placesOf } from './page-part';
import { type Finds, isPlace, searchShadows, searchSubtree } from './subtree';

/**
 * Knows where a page shows addresses. Reads all of it once, afterwards only what was added or changed. It keeps places, not what stands
 * there: that is read from the page when somebody asks, so nothing it says is stale.
 */
export interface OccurrenceIndex {
  /** Takes in what changed, at next to no cost; whether any of it matters. Typing does not. */
  note(records: readonly MutationRecord[]): boolean;
  /**
   * Reads what was noted and what frames have loaded; goes on a little at each `next()`.
   * @param isThorough also looks for shadow roots that elements got after they were met: nothing tells of them
   */
  catchUp(isThorough: boolean): Iterator<void>;
  /** Every visible place that shows an address, in document order. */
  occurrences(): Occurrence[];
}

/** What must be observed for an index to be told of all that matters. */
export const OBSERVED: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'aria-hidden', 'open', 'contenteditable', ...ATTRIBUTES],
};

const ADDRESS_ATTRIBUTES: ReadonlySet<string | null> = new Set(ATTRIBUTES);
/** A host reads no more people of one page than that. */
const OCCURRENCES_MAX = 500;

/**
 * Makes the index of a document.
 * @param observe called for the document, and for each frame's document and shadow root once it is met
 */
export function createOccurrenceIndex(document: Document, observe: (root: Document | ShadowRoot) => void): OccurrenceIndex {
  const parts = new WeakMap<Node, PagePart>();
  const main = enter(document);
  /** Subtrees that were added, and single nodes that changed. */
  let added = new Set<Node>([document]);
  let changed = new Set<Node>();

  function enter(root: Document | ShadowRoot): PagePart {
    const part: PagePart = { root, places: new Map(), isMixed: false };
    parts.set(root, part);
    observe(root);
    return part;
  }

  function enterBeside(part: PagePart, holder: Element, root: Document | ShadowRoot): void {
    const known = parts.get(root);
    if (known === undefined) added.add(root);
    if (known === undefined || part.places.get(holder) !== known) addPlace(part, holder, known ?? enter(root));
  }

  function noteOne({ type, target, attributeName, addedNodes }: MutationRecord): void {
    if (type === 'childList') for (const node of addedNodes) added.add(node);
    else if (type === 'characterData' || ADDRESS_ATTRIBUTES.has(attributeName)) changed.add(target);
    else if (attributeName === 'contenteditable') added.add(target);
  }

  /** Frames tell nobody but their own document that they show another: what each shows is asked for anew. */
  function enterFrames(): void {
    for (const part of partsIn(main)) {
      for (const frame of part.root.querySelectorAll<HTMLIFrameElement>('iframe, frame')) {
        const inner = frame.contentDocument;
        if (inner) enterBeside(part, frame, inner);
      }
    }
  }

  const findsFor = (part: PagePart): Finds => ({
    place: (node) => addPlace(part, node),
    shadow: (root, host) => enterBeside(part, host, root),
  });

  return {
    note(records) {
      const typed = new Map<Node, boolean>();
      let matters = false;
      for (const record of records) {
        const isTyped = typed.get(record.target) ?? isBeingTyped(record.target);
        typed.set(record.target, isTyped);
        if (isTyped && record.attributeName !== 'contenteditable') continue;
        matters = true;
        noteOne(record);
      }
      return matters;
    },

    *catchUp(isThorough) {
      enterFrames();
      if (isThorough) for (const part of partsIn(main)) yield* searchShadows(part.root, findsFor(part));
      while (added.size > 0 || changed.size > 0) {
        const [tops, nodes] = [added, changed];
        added = new Set();
        changed = new Set();
        const partOf = partFinder(parts, tops);
        for (const node of tops) {
          const part = parts.get(node) ?? partOf(node.parentNode);
          if (part) yield* searchSubtree(node, findsFor(part));
        }
        for (const node of nodes) {
          const part = isPlace(node) ? parts.get(node.getRootNode()) : undefined;
          if (part) addPlace(part, node);
          yield;
        }
        enterFrames();
      }
    },

    occurrences() {
      const found: Occurrence[] = [];
      const isShown = shownOnce();
      const visit = (part: PagePart): void => {
        for (const [node, inner] of placesOf(part)) {
          if (found.length >= OCCURRENCES_MAX) return;
          found.push(...occurrencesAt(node, isShown));
          if (inner && isHeldBy(inner, node as Element) && isShown(node as Element) && !isBeingTyped(inner.root)) visit(inner);
        }
      };
      visit(main);
      return found;
    },
  };
}

/** Whether the element still shows that tree: a frame may have gone on to another document. */
const isHeldBy = ({ root }: PagePart, holder: Element): boolean =>
  holder.shadowRoot === root || (holder as HTMLIFrameElement).contentDocument === root;

/** A part of the page and all within it; those that are met meanwhile as well. */
function* partsIn(part: PagePart): Generator<PagePart> {
  yield part;
  for (const [holder, inner] of part.places) if (inner && isHeldBy(inner, holder as Element)) yield* partsIn(inner);
}

/**
 * Which part of the page a node's children belong to; undefined where they are gone, or where one of `tops` around them is searched anyway.
 * Every node on the way is asked but once, however many children have it above them.
 */
function partFinder(parts: WeakMap<Node, PagePart>, tops: ReadonlySet<Node>): (parent: Node | null) => PagePart | undefined {
  const known = new Map<Node, PagePart | undefined>();
  return (parent) => {
    const path: Node[] = [];
    let part: PagePart | undefined;
    for (let node = parent; node !== null; node = node.parentNode) {
      if (known.has(node)) {
        part = known.get(node);
        break;
      }
      path.push(node);
      if (tops.has(node)) break;
      part = parts.get(node);
    }
    for (const node of path) known.set(node, part);
    return part;
  };
}
