import type { QuotePlace } from '@/utils/domain/quote-place';

/** What the user selected in one document: its words, and what stands around them there. */
export interface Selected {
  readonly text: string;
  readonly place: QuotePlace;
  /** Whether the keyboard is in that document. */
  readonly hasFocus: boolean;
}

/** Longer ones are cut: a quote is some sentences. */
export const QUOTE_MAX = 2000;
/** How many characters around a quote are kept, before words that are cut are left out. */
const AROUND = 64;

/** Reads the selection of a document, in a text box too; of a password nothing. Changes nothing, and leaves the selection as it is. */
export function selectedIn(document: Document): Selected {
  const hasFocus = document.hasFocus();
  const typed = typedIn(document.activeElement);
  if (typed !== '') return { text: typed.slice(0, QUOTE_MAX), place: { prefix: '', suffix: '' }, hasFocus };
  const selection = document.getSelection();
  const text = (selection?.toString() ?? '').trim();
  if (selection === null || selection.rangeCount === 0 || text === '') return { text: '', place: { prefix: '', suffix: '' }, hasFocus };
  const range = selection.getRangeAt(0);
  const prefix = textBeside(range.startContainer, range.startOffset, 'before');
  // What was cut off at the end stands behind it no more.
  const suffix = text.length > QUOTE_MAX ? '' : textBeside(range.endContainer, range.endOffset, 'behind');
  return { text: text.slice(0, QUOTE_MAX), place: { prefix, suffix }, hasFocus };
}

function typedIn(element: Element | null): string {
  const isBox = element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && /^(?:text|search)$/.test(element.type));
  return isBox ? element.value.slice(element.selectionStart ?? 0, element.selectionEnd ?? 0).trim() : '';
}

/** The whole words beside a point, as far as they are seen; where one paragraph ends and another begins stands a line break. */
function textBeside(container: Node, offset: number, side: 'before' | 'behind'): string {
  const { body } = container.ownerDocument ?? {};
  if (!body?.contains(container)) return '';
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const isBefore = side === 'before';
  const begin = isBefore ? lastBefore(container, offset) : firstBehind(container, offset);
  walker.currentNode = begin.node;
  let text = collapsed(begin.text);
  let block = blockOf(container);
  const add = (more: string) => {
    text = isBefore ? more + text : text + more;
  };
  while (text.trim().length < AROUND) {
    const node = isBefore ? walker.previousNode() : walker.nextNode();
    if (node === null) return text;
    if (node instanceof HTMLBRElement) add('\n');
    if (!(node instanceof Text) || !isSeen(node.parentElement)) continue;
    const own = blockOf(node);
    if (own !== block) add('\n');
    add(collapsed(node.data));
    block = own;
  }
  return isBefore ? text.slice(-AROUND).replace(/^\S*\s/u, '') : text.slice(0, AROUND).replace(/\s\S*$/u, '');
}

/** A point as the node from which its text goes on backwards, and what of that node stands before it. */
function lastBefore(container: Node, offset: number): { readonly node: Node; readonly text: string } {
  if (container instanceof Text) return { node: container, text: container.data.slice(0, offset) };
  const next = container.childNodes[offset];
  if (next !== undefined) return { node: next, text: '' };
  const last = lastIn(container);
  return { node: last, text: last instanceof Text ? last.data : '' };
}

/** The same, forwards. */
function firstBehind(container: Node, offset: number): { readonly node: Node; readonly text: string } {
  if (container instanceof Text) return { node: container, text: container.data.slice(offset) };
  const before = container.childNodes[offset - 1];
  return { node: before === undefined ? container : lastIn(before), text: '' };
}

function lastIn(node: Node): Node {
  let last = node;
  while (last.lastChild !== null) last = last.lastChild;
  return last;
}

/** Line breaks of the source are spaces on the page. */
const collapsed = (text: string): string => text.replace(/\s+/gu, ' ');

const isSeen = (element: Element | null): boolean =>
  element !== null && !/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(element.tagName) && element.checkVisibility();

/** The paragraph that a node is part of. */
function blockOf(node: Node): Element | null {
  let element = node instanceof Element ? node : node.parentElement;
  while (element !== null && /^(?:inline|contents)/.test(getComputedStyle(element).display)) element = element.parentElement;
  return element;
}
