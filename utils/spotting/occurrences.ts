import { addressIn } from './person';
import { properAddresses, visibleText } from './scan';
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
const ATTRIBUTES = ['email', 'data-hovercard-id', 'data-email', 'title', 'href', 'aria-label'] as const;
const HOLDERS = '[email], [data-hovercard-id], [data-email], [title*="@"], a[href^="mailto:" i], [aria-label*="@"]';
/** What is being written, or is no text for people. */
const SKIPPED = 'script, style, textarea, input, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';

/** Every visible place under `root` that shows an address, in document order. */
export function occurrencesIn(root: Element): Occurrence[] {
  const found: Occurrence[] = [];
  const seen = new Map<Element, boolean>();
  const isShown = (element: Element): boolean => {
    let shown = seen.get(element);
    if (shown === undefined) {
      shown = element.closest(SKIPPED) === null && isVisible(element);
      seen.set(element, shown);
    }
    return shown;
  };
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType === 3) {
      const parent = node.parentElement;
      if ((node.nodeValue ?? '').includes('@') && parent && isShown(parent)) found.push(...inText(node, parent));
    } else if (isElement(node) && node.matches(HOLDERS) && isShown(node)) {
      const occurrence = inAttributes(node);
      if (occurrence) found.push(occurrence);
    }
  }
  return found;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

function inAttributes(element: Element): Occurrence | undefined {
  for (const attribute of ATTRIBUTES) {
    const address = addressIn(element.getAttribute(attribute) ?? '');
    if (address !== undefined) return { element, address, name: nameIn(element, address), before: '' };
  }
  return undefined;
}

/** The element's text without the address: what a link or chip calls the person. */
function nameIn(element: Element, address: string): string {
  const own = element.getAttribute('name') ?? element.getAttribute('data-name');
  const text = own ?? element.textContent ?? '';
  return text.length > 120
    ? ''
    : text
        .replace(address, '')
        .replace(/[<>()]/g, ' ')
        .trim();
}

function* inText(node: Node, element: Element): Iterable<Occurrence> {
  const text = visibleText(node.nodeValue ?? '');
  let from = 0;
  for (const { written, start, end } of properAddresses(text)) {
    const before = text.slice(from, start);
    const name = /[<([]\s*$/.test(before) ? (/([^,;::\n<>]*)[<([]\s*$/u.exec(before)?.[1] ?? '') : '';
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    yield { element, address: written, name: name.trim() || nameBeside(element, text, written), before: line };
    from = end;
  }
}

/** Where the node holds nothing but the address, the name stands in the element before it: `<b>Ann</b> <span>&lt;ann@x.example&gt;</span>`. */
function nameBeside(element: Element, text: string, address: string): string {
  if (text.replace(address, '').replace(/[\s<>()[\]]/g, '') !== '') return '';
  const beside = element.previousElementSibling?.textContent ?? element.previousSibling?.nodeValue ?? '';
  return beside.length > 80 || beside.includes('@') ? '' : beside.trim();
}
