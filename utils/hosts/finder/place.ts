import type { Label } from '@/utils/spotting/header-labels';
import { type Occurrence, occurrencesIn } from '@/utils/spotting/occurrences';
import { labelOf, standsAlone } from './label-of';

const QUOTED = 'blockquote, .gmail_quote, pre';
const ROW = 'li, tr, [role="row"], [role="option"], [role="listitem"]';
const NAVIGATION = 'nav, [role="navigation"], [role="banner"], [role="contentinfo"]';
/** Of the page, unless they are a part's own. */
const ENDS = 'header, footer';
const PARTS = 'main, article, section, aside, [role="main"], [role="article"]';

/** An address on the page, with what its surroundings say of it. */
export interface Place {
  readonly occurrence: Occurrence;
  readonly label: Label | undefined;
  /** What somebody wrote and a message repeats. */
  readonly isQuoted: boolean;
  /** Part of the page around the conversation: its bar, its navigation, its footer. */
  readonly isFrame: boolean;
  /** In a row of a table or list. */
  readonly isRow: boolean;
  /** In one of several rows that are built alike. */
  readonly isListed: boolean;
  /** It is not part of a sentence. */
  readonly isAlone: boolean;
}

/** Every visible address under `root`, in document order. */
export const placesIn = (root: Element): Place[] =>
  occurrencesIn(root).map((occurrence) => ({
    occurrence,
    label: labelOf(occurrence),
    isQuoted: occurrence.element.closest(QUOTED) !== null,
    isFrame: isFrame(occurrence.element),
    isRow: occurrence.element.closest(ROW) !== null,
    isListed: isListed(occurrence.element),
    isAlone: standsAlone(occurrence),
  }));

function isFrame(element: Element): boolean {
  if (element.closest(NAVIGATION) !== null) return true;
  const end = element.closest(ENDS);
  return end !== null && end.parentElement?.closest(PARTS) === null;
}

function isListed(element: Element): boolean {
  const row = element.closest(ROW);
  return row !== null && (row.previousElementSibling ?? row.nextElementSibling)?.tagName === row.tagName;
}
