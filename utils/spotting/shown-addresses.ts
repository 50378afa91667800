import { addressIn } from './person';
import { properAddresses, visibleText } from './scan';
import { isVisible } from './visible';

/** An address as a page shows it at this moment. */
export interface ShownAddress {
  readonly element: Element;
  readonly address: string;
  /** Where in a text it stands; undefined where an attribute holds it. */
  readonly within?: {
    readonly node: Node;
    readonly text: string;
    readonly start: number;
    /** Where the address before it ends. */
    readonly from: number;
  };
}

/** Attributes that hold an address, most trustworthy first. */
export const ATTRIBUTES = ['email', 'data-hovercard-id', 'data-email', 'title', 'href', 'aria-label'] as const;
/** The elements that may hold an address in an attribute. */
export const HOLDERS = '[email], [data-hovercard-id], [data-email], [title*="@"], a[href^="mailto:" i], [aria-label*="@"]';
/** What a person is writing in. */
export const EDITORS = 'input, textarea, [role="textbox" i], [contenteditable]:not([contenteditable="false" i])';
/** What is being written, or is no text for people. */
const SKIPPED = `script, style, select, ${EDITORS}`;

/** More of one text or attribute than this is not read: whom it shows, a page says at the beginning. Characters. */
const TEXT_MAX = 20_000;
const ATTRIBUTE_MAX = 2_000;

/** Every address that is shown under `root`, in document order. */
export function* addressesIn(root: Element | ShadowRoot): Generator<ShownAddress> {
  const isShown = shownOnce();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield* addressesAt(node, isShown);
}

/** Asks each element but once whether it is text that a person can see. For the time of one reading only. */
export function shownOnce(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const shown = known.get(element) ?? (element.closest(SKIPPED) === null && isVisible(element));
    known.set(element, shown);
    return shown;
  };
}

/** Whether a node by itself is a place for an address: a text with an `@`, an element by its attributes. */
export const isPlace = (node: Node): boolean =>
  isElement(node) ? node.matches(HOLDERS) : node.nodeType === 3 && (node as Text).data.includes('@');

/** What a text node, or an element by its attributes, shows. */
export function* addressesAt(node: Node, isShown: (element: Element) => boolean): Generator<ShownAddress> {
  const element = isElement(node) ? node : (node.parentElement ?? hostOf(node.parentNode));
  if (element === undefined || !isPlace(node) || !isShown(element)) return;
  if (element === node) {
    const address = addressInAttributes(element);
    if (address !== undefined) yield { element, address };
    return;
  }
  const text = visibleText((node as Text).data.slice(0, TEXT_MAX));
  let from = 0;
  for (const { written, start, end } of properAddresses(text)) {
    yield { element, address: written, within: { node, text, start, from } };
    from = end;
  }
}

function addressInAttributes(element: Element): string | undefined {
  for (const attribute of ATTRIBUTES) {
    const address = addressIn((element.getAttribute(attribute) ?? '').slice(0, ATTRIBUTE_MAX));
    if (address !== undefined) return address;
  }
  return undefined;
}

/** Text that stands in a shadow root itself is shown in the place of its host. */
const hostOf = (parent: Node | null): Element | undefined => (parent as ShadowRoot | null)?.host;
const isElement = (node: Node): node is Element => node.nodeType === 1;
