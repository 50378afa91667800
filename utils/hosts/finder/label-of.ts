import type { Label } from '@/utils/spotting/header-labels';
import { meaningOf, meaningOfLine } from '@/utils/spotting/label-uses';
import type { Occurrence } from '@/utils/spotting/occurrences';
import { briefText, isName } from './text';

/** How far a label may stand above the address: a chip in a cell in a row in a group of rows. */
const LEVELS = 5;
/** How many chips may stand between them. */
const CHIPS = 40;

/** What the label says that stands before the address: on its line, in its row or definition, or before the element that holds it. */
export function labelOf(occurrence: Occurrence, isAlone: boolean): Label | undefined {
  let label = labelIn(occurrence.before);
  let around: Node | null = nodeOf(occurrence);
  for (let level = isAlone ? 0 : LEVELS - 2; !label && around && level < LEVELS; level++, around = around.parentNode)
    label = labelBefore(around, isAlone) ?? (around.nodeType === 1 ? labelOfElement(around as Element) : undefined);
  return label;
}

/** Whether the address is no part of a sentence: what a sentence names is no head, whatever stands above it. */
export function standsAlone(occurrence: Occurrence): boolean {
  const { element, before, address, name } = occurrence;
  const lead = (before.trim() || textBefore(nodeOf(occurrence))).trim();
  const isFree = !/[\p{L}\p{N}],?$/u.test(lead) || meaningOf(lead) !== undefined || isName(lead);
  return isFree && briefText(element, address.length + name.length + 60) !== undefined;
}

/** Where the address begins: the text that holds it, or the element whose attribute does. */
const nodeOf = ({ element, address }: Occurrence): Node =>
  [...element.childNodes].find((node) => node.nodeType === 3 && (node.nodeValue ?? '').includes(address)) ?? element;

/** The text right before the node in its line, also before the link or span that begins with it. */
function textBefore({ previousSibling: previous, parentElement: parent }: Node): string {
  if (previous === null) return parent?.matches('a, b, em, i, span, strong') ? textBefore(parent) : '';
  return previous.nodeType === 3 ? (previous.nodeValue ?? '') : '';
}

/** The nearest label among what stands before the node and is built like it, as chips are, or is a name. */
function labelBefore(node: Node, isAlone: boolean): Label | undefined {
  let sibling = node.previousSibling;
  for (let step = 0; sibling !== null && step < CHIPS; step++, sibling = sibling.previousSibling) {
    const text = sibling.nodeType === 3 ? (sibling.nodeValue ?? '').slice(-200).trim() : briefText(sibling);
    if (text === undefined || sibling.nodeName === 'BR') return undefined;
    const label = meaningOf(text) ?? (sibling.nodeType === 3 ? labelIn(text) : undefined);
    if (label !== undefined) return label;
    // Behind a label of something else, what stands before it labels nothing here.
    const isPassed = isAlone && !isLabel(sibling) && !text.includes(':') && (sibling.nodeName === node.nodeName || isName(text));
    if (!isPassed && /[\p{L}\p{N}]/u.test(text)) return undefined;
  }
  return undefined;
}

/** Whether a node says by what it is that it labels what stands behind it. */
export const isLabel = (node: Node): boolean => /^(TH|DT|LABEL)$/.test(node.nodeName);

/** An element's own label, or that of its row or definition, whatever stands between. */
function labelOfElement(element: Element): Label | undefined {
  const row = element.parentElement;
  let label: Element | null = element;
  while (label?.matches('dd, td')) label = label.previousElementSibling;
  if (!label && row && row.childElementCount < 5) label = row.firstElementChild;
  return (label && label !== element && meaningOf(briefText(label) ?? '')) || meaningOfLine(element.getAttribute('aria-label') ?? '');
}

/** What the last line of a text says of what follows: `To: Ann Lee <`, `… To: `. */
const labelIn = (text: string): Label | undefined =>
  meaningOfLine(text.slice(text.lastIndexOf('\n') + 1)) ?? meaningOf(/([^:：,;|]{1,24})[:：]\s*[<("]?\s*$/.exec(text)?.[1] ?? '');
