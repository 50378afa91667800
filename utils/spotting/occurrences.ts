import { addressesIn, type ShownAddress } from './shown-addresses';
import { startOfText } from './start-of-text';

/** One place where a page shows an address. */
export interface Occurrence {
  readonly element: Element;
  readonly address: string;
  /** The name beside it; empty where none is. */
  readonly name: string;
  /** The text of the same node and line before the address. */
  readonly before: string;
}

/** How much before an address may name or label it. */
const BEFORE_MAX = 300;
/** What stands around an address, and says nothing. */
const BRACKETS = /[\s<>()[\]]/g;

/** Every visible place under `root` that shows an address, in document order. */
export const occurrencesIn = (root: Element | ShadowRoot): Occurrence[] => Array.from(addressesIn(root), occurrenceOf);

/** A shown address with what stands beside it. */
export function occurrenceOf({ element, address, within }: ShownAddress): Occurrence {
  if (within === undefined) return { element, address, name: nameIn(element, address), before: '' };
  const { node, text, start, from } = within;
  const before = text.slice(Math.max(from, start - BEFORE_MAX), start);
  const name = /[<([]\s*$/.test(before) ? (/([^,;::\n<>]*)[<([]\s*$/u.exec(before)?.[1] ?? '') : '';
  const line =
    text
      .slice(Math.max(0, start - BEFORE_MAX), start)
      .split('\n')
      .at(-1) ?? '';
  return { element, address, name: name.trim() || nameBeside(node, text, address), before: line };
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

/**
 * Where the node holds nothing but the address, the name stands right before it or what holds it: `<b>Ann</b> <span>&lt;ann@x.example&gt;</span>`.
 * Behind a comma it is somebody else's, and a label is nobody's.
 */
function nameBeside(node: Node, text: string, address: string): string {
  if (text.length > BEFORE_MAX || text.replace(address, '').replace(BRACKETS, '') !== '') return '';
  let before = node.previousSibling ?? node.parentNode?.previousSibling ?? null;
  if (before?.nodeType === 3 && (before.nodeValue ?? '').replace(BRACKETS, '') === '') before = before.previousSibling;
  if (before === null || /^(?:DT|TH|LABEL)$/.test(before.nodeName)) return '';
  const beside = before.nodeType === 1 ? startOfText(before as Element, 81) : (before.nodeValue ?? '');
  return beside.length > 80 || beside.includes('@') || /^\s*[,;]/.test(beside) ? '' : beside.trim();
}
