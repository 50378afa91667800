import { meaningOf } from '@/utils/spotting/header-labels';
import { isVisible } from '@/utils/spotting/visible';
import { QUOTED } from './place';
import { briefText, isName } from './text';

/** The first place where the page says who wrote or asked by a name alone: behind the label of a sender or requester, without an address. */
export function placeOfName(root: Element): Element | undefined {
  for (const label of root.querySelectorAll('dt, th, td, label, b, strong, span, div, p')) {
    const meaning = label.childElementCount === 0 ? meaningOf(label.textContent ?? '') : undefined;
    const beside = (meaning === 'from' || meaning === 'requester') && (label.nextElementSibling ?? label.parentElement?.nextElementSibling);
    if (beside && isName(briefText(beside) ?? '') && label.closest(`nav, thead, ${QUOTED}`) === null && isVisible(label)) return beside;
  }
  return undefined;
}
