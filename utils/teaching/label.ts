import { LABEL_MAX } from './rule';

/** The words of the page that name what the element holds: its term, its row's head, or the short text before it. Empty where none do. */
export function labelBeside(element: Element): string {
  const definition = element.closest('dd');
  const cell = element.closest('td');
  return (
    words(definition && termOf(definition)) || words(cell && headOf(cell)) || words(element.previousElementSibling) || textBefore(element)
  );
}

function termOf(definition: Element): Element | null {
  let before = definition.previousElementSibling;
  while (before !== null && before.tagName !== 'DT') before = before.previousElementSibling;
  return before;
}

function headOf(cell: Element): Element | null {
  const head = cell.parentElement?.firstElementChild ?? null;
  return head === cell ? null : head;
}

/** Text that is a label: short, no address, and no number that only this page has. */
function words(of: Element | null | undefined): string {
  return asLabel(of?.textContent ?? '');
}

const textBefore = (element: Element): string => {
  const text = element.previousSibling?.nodeValue ?? '';
  return /[::]\s*$/.test(text) ? asLabel(text) : '';
};

function asLabel(text: string): string {
  const label = text
    .replace(/\s+/g, ' ')
    .replace(/[\s::]+$/, '')
    .trim();
  return label.length > LABEL_MAX || /[@\d]/.test(label) ? '' : label;
}
