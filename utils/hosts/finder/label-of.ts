import { type Label, meaningOf, meaningOfLine } from '@/utils/spotting/header-labels';
import type { Occurrence } from '@/utils/spotting/occurrences';
import { briefText } from './text';

/** How far a label may stand above the address: a chip in a cell in a row in a group of rows. */
const LEVELS = 5;
/** How many chips may stand between them. */
const CHIPS = 40;

/** What the label says that stands before the address: on its line, in its row or definition, or before the element that holds it. */
export function labelOf(occurrence: Occurrence): Label | undefined {
  const { element, before } = occurrence;
  const inline = meaningOfLine(before) ?? meaningAtEnd(before);
  if (inline !== undefined) return inline;
  const isAlone = standsAlone(occurrence);
  let around: Element | null = element;
  for (let level = 0; around !== null && level < (isAlone ? LEVELS : 2); level++, around = around.parentElement) {
    const label = meaningOfLine(around.getAttribute('aria-label') ?? '') ?? labelBefore(around, isAlone) ?? labelInRow(around);
    if (label !== undefined) return label;
  }
  return undefined;
}

/** Whether the address is no part of a sentence: what a sentence names is no head, whatever stands above it. */
export function standsAlone({ element, before, address, name }: Occurrence): boolean {
  const lead = before === '' && element.previousSibling?.nodeType === 3 ? (element.previousSibling.nodeValue ?? '') : before;
  const isFree = !/[\p{L}\p{N}][\s,]*$/u.test(lead) || meaningOf(lead) !== undefined || lead.trim() === name;
  return isFree && briefText(element, address.length + name.length + 60) !== undefined;
}

/** The nearest label among what stands before the element and is built like it, as chips are, or is a name. */
function labelBefore(element: Element, isAlone: boolean): Label | undefined {
  let sibling = element.previousSibling;
  for (let step = 0; sibling !== null && step < CHIPS; step++, sibling = sibling.previousSibling) {
    const text = briefText(sibling);
    if (text === undefined || sibling.nodeName === 'BR') return undefined;
    const label = meaningOf(text) ?? (sibling.nodeType === 3 ? (meaningOfLine(text) ?? meaningAtEnd(text)) : undefined);
    if (label !== undefined) return label;
    const isPassed =
      !/[\p{L}\p{N}]/u.test(text) || (isAlone && !text.includes(':') && (sibling.nodeName === element.nodeName || isName(text)));
    if (!isPassed) return undefined;
  }
  return undefined;
}

/** A row's label is its first cell, a definition's the term, whatever stands between. */
function labelInRow(element: Element): Label | undefined {
  if (!/^(?:TD|DD)$/.test(element.tagName)) return undefined;
  const row = element.parentElement;
  const label = element.tagName === 'DD' ? termOf(element) : (row?.childElementCount ?? 0) < 5 ? row?.firstElementChild : undefined;
  return label && label !== element ? meaningOf(briefText(label) ?? '') : undefined;
}

function termOf(definition: Element): Element | null {
  let term = definition.previousElementSibling;
  while (term?.tagName === 'DD') term = term.previousElementSibling;
  return term;
}

/** `… To:` at the end of what stands before. */
const meaningAtEnd = (text: string): Label | undefined => meaningOf(/([^:：,;|]{1,24})[:：]\s*[<("]?\s*$/.exec(text)?.[1] ?? '');

const isName = (text: string): boolean => !text.includes('@') && text.split(' ').length < 5;
