import { addressIn } from './person';
import { properAddresses, visibleText } from './scan';
import { startOfText } from './start-of-text';
import { isVisible } from './visible';

/** One place where a page shows an address. */
export interface Occurrence {
  readonly element: Element;
  readonly address: string;
  /** The name beside it; empty where none is. */
  readonly name: string;
  /** The text of the same node and line before the address. */
  readonly before: string;
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
/** How much before an address may name or label it. */
const BEFORE_MAX = 300;

/** Every visible place under `root` that shows an address, in document order. */
export function occurrencesIn(root: Element): Occurrence[] {
  const found: Occurrence[] = [];
  const isShown = shownOnce();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (isElement(node) ? node.matches(HOLDERS) : (node.nodeValue ?? '').includes('@')) found.push(...occurrencesAt(node, isShown));
  }
  return found;
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

/** What a text node, or an element by its attributes, shows at this moment. */
export function occurrencesAt(node: Node, isShown: (element: Element) => boolean): Occurrence[] {
  const element = isElement(node) ? node : (node.parentElement ?? hostOf(node.parentNode));
  if (element === undefined || !isShown(element)) return [];
  return element === node
    ? element.matches(HOLDERS)
      ? inAttributes(element)
      : []
    : [...inText((node.nodeValue ?? '').slice(0, TEXT_MAX), element)];
}

/** Text that stands in a shadow root itself is shown in the place of its host. */
const hostOf = (parent: Node | null): Element | undefined => (parent as ShadowRoot | null)?.host;
const isElement = (node: Node): node is Element => node.nodeType === 1;

function inAttributes(element: Element): Occurrence[] {
  for (const attribute of ATTRIBUTES) {
    const address = addressIn((element.getAttribute(attribute) ?? '').slice(0, ATTRIBUTE_MAX));
    if (address !== undefined) return [{ element, address, name: nameIn(element, address), before: '' }];
  }
  return [];
}

/** The element's text without the address: what a link or chip calls the person. */
function nameIn(element: Element, address: string): string {
  const own = element.getAttribute('name') ?? element.getAttribute('data-name');
  const text = own ?? startOfText(element, 121);
  return text.length > 120
    ? ''
    : text
        .replace(address, '')
        .replace(/[<>()]/g, ' ')
        .trim();
}

function* inText(raw: string, element: Element): Iterable<Occurrence> {
  const text = visibleText(raw);
  let from = 0;
  for (const { written, start, end } of properAddresses(text)) {
    const before = text.slice(Math.max(from, start - BEFORE_MAX), start);
    const name = /[<([]\s*$/.test(before) ? (/([^,;::\n<>]*)[<([]\s*$/u.exec(before)?.[1] ?? '') : '';
    const line =
      text
        .slice(Math.max(0, start - BEFORE_MAX), start)
        .split('\n')
        .at(-1) ?? '';
    yield { element, address: written, name: name.trim() || nameBeside(element, text, written), before: line };
    from = end;
  }
}

/** Where the node holds nothing but the address, the name stands in the element before it: `<b>Ann</b> <span>&lt;ann@x.example&gt;</span>`. */
function nameBeside(element: Element, text: string, address: string): string {
  if (text.length > BEFORE_MAX || text.replace(address, '').replace(/[\s<>()[\]]/g, '') !== '') return '';
  const sibling = element.previousElementSibling;
  const beside = sibling ? startOfText(sibling, 81) : (element.previousSibling?.nodeValue ?? '');
  return beside.length > 80 || beside.includes('@') ? '' : beside.trim();
}
