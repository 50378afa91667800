import { isBeingTyped } from './being-typed';
import { type Occurrence, occurrenceOf } from './occurrences';
import { addPlace, type PagePart, placesOf } from './page-part';
import { ATTRIBUTES, addressesAt, isPlace, shownOnce } from './shown-addresses';
import { type Pace, searchShadows, searchSmall, searchSubtree, sizeOf } from './subtree';

/**
 * Knows where a page shows addresses. Reads all of it once, afterwards only what was added or changed. It keeps places, not what stands
 * there: that is read from the page when somebody asks, so nothing it says is stale.
 */
export interface OccurrenceIndex {
  /** Takes in a change that matters, at next to no cost. */
  note(record: MutationRecord): void;
  /**
   * Reads what was noted and what frames have loaded; goes on a little at each `next()`.
   * @param isThorough also looks for shadow roots that elements got after they were met: nothing tells of them
   */
  catchUp(isThorough: boolean): Iterator<Pace>;
  /** Every visible place that shows an address, in document order. */
  occurrences(): Occurrence[];
}

const ADDRESS_ATTRIBUTES: ReadonlySet<string | null> = new Set(ATTRIBUTES);
/** A host reads no more people of one page than that. */
const OCCURRENCES_MAX = 500;
/** Where so many children come at once, and are half of all and hold so few elements each, asking their parent costs least. */
const MANY = 16;
const ELEMENTS_EACH = 8;

/**
 * Makes the index of a document.
 * @param observe called for the document, and for each frame's document and shadow root once it is met
 */
export function createOccurrenceIndex(document: Document, observe: (root: Document | ShadowRoot) => void): OccurrenceIndex {
  const parts = new WeakMap<Node, PagePart>();
  /** Whether a tree was entered whose frames were not looked at. */
  let hasMet = true;
  const main = enter(document);
  /** Subtrees to search, each with its parent; nodes that got children, each with the records that tell of them; single nodes that changed. */
  let added = new Map<Node, Node | null>([[document, null]]);
  let grown = new Map<Node, MutationRecord[]>();
  let changed = new Set<Node>();
  /** The last of those that grew: children come in runs, and in a storm even one look-up counts. */
  let growing: Node | undefined;
  let growth: MutationRecord[] = [];

  function enter(root: Document | ShadowRoot): PagePart {
    const part: PagePart = {
      root,
      places: new Map(),
      isMixed: false,
      last: undefined,
      finds: {
        place: (node) => addPlace(part, node),
        shadow: (inner, host) => enterBeside(part, host, inner),
      },
    };
    parts.set(root, part);
    hasMet = true;
    observe(root);
    return part;
  }

  function enterBeside(part: PagePart, holder: Element, root: Document | ShadowRoot): void {
    const known = parts.get(root);
    if (known === undefined) added.set(root, null);
    if (known === undefined || part.places.get(holder) !== known) addPlace(part, holder, known ?? enter(root));
  }

  function noteAttribute(target: Node, name: string | null): void {
    if (name === 'contenteditable') added.set(target, target.parentNode);
    else if (ADDRESS_ATTRIBUTES.has(name)) changed.add(target);
  }

  /** Nothing but the target is asked of the record: each node of the page that one touches has its price. */
  function noteChildren(target: Node, record: MutationRecord): void {
    if (target !== growing) {
      growing = target;
      growth = grown.get(target) ?? [];
      grown.set(target, growth);
    }
    growth.push(record);
  }

  /** What is to be searched of what was noted, each with its parent: nothing that is part of another if that is known by then. */
  function* takeAdded(): Generator<Pace, Map<Node, Node | null>> {
    const [tops, parents] = [added, grown];
    added = new Map();
    grown = new Map();
    growing = undefined;
    for (const [parent, records] of parents) {
      if (isMostlyNew(parent, records.length)) tops.set(parent, parent.parentNode);
      else
        for (const { addedNodes } of records) {
          for (let index = 0; index < addedNodes.length; index++) tops.set(addedNodes[index] as Node, parent);
          yield;
        }
    }
    return tops;
  }

  /** Frames tell nobody but their own document that they show another: what each shows is asked for anew. */
  function enterFrames(): void {
    hasMet = false;
    for (const part of partsIn(main)) {
      for (const frame of part.root.querySelectorAll<HTMLIFrameElement>('iframe, frame')) {
        const inner = frame.contentDocument;
        if (inner) enterBeside(part, frame, inner);
      }
    }
  }

  return {
    note(record) {
      const { type, target } = record;
      if (type === 'childList') noteChildren(target, record);
      else if (type === 'characterData') changed.add(target);
      else noteAttribute(target, record.attributeName);
    },

    *catchUp(isThorough) {
      enterFrames();
      if (isThorough) for (const part of partsIn(main)) yield* searchShadows(part.root, part.finds);
      while (added.size > 0 || grown.size > 0 || changed.size > 0) {
        const nodes = changed;
        changed = new Set();
        const tops = yield* takeAdded();
        const partOf = partFinder(parts, tops);
        for (const [node, parent] of tops) {
          const part = parent === null ? parts.get(node) : partOf(parent);
          if (part === undefined) continue;
          if (searchSmall(node, part.finds)) yield;
          else yield* searchSubtree(node, part.finds);
        }
        for (const node of nodes) {
          const part = isPlace(node) ? parts.get(node.getRootNode()) : undefined;
          if (part) addPlace(part, node);
          yield;
        }
        if (hasMet) enterFrames();
      }
    },

    occurrences() {
      const found: Occurrence[] = [];
      const isShown = shownOnce();
      const visit = (part: PagePart): void => {
        for (const [node, inner] of placesOf(part)) {
          if (found.length >= OCCURRENCES_MAX) return;
          for (const shown of addressesAt(node, isShown)) found.push(occurrenceOf(shown));
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

const isMostlyNew = (parent: Node, count: number): boolean =>
  count >= MANY && parent.childNodes.length <= count * 2 && sizeOf(parent) <= count * ELEMENTS_EACH;

/** A part of the page and all within it; those that are met meanwhile as well. */
function* partsIn(part: PagePart): Generator<PagePart> {
  yield part;
  for (const [holder, inner] of part.places) if (inner && isHeldBy(inner, holder as Element)) yield* partsIn(inner);
}

/**
 * Which part of the page a node's children belong to; undefined where they are gone, or where one of `tops` around them is searched anyway.
 * Every node on the way is asked but once, however many children have it above them.
 */
function partFinder(parts: WeakMap<Node, PagePart>, tops: ReadonlyMap<Node, unknown>): (parent: Node | null) => PagePart | undefined {
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
