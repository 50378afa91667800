import type { Label } from '@/utils/spotting/header-labels';
import type { Occurrence } from '@/utils/spotting/occurrences';
import { labelOf, standsAlone } from './label-of';

export const QUOTED = 'blockquote, .gmail_quote, pre';
const ROW = 'li, tr, [role="row"], [role="option"], [role="listitem"]';
/** What stands around the conversation: navigation, bars; a header or footer unless it is a part's own. */
const AROUND = 'nav, [role="navigation"], [role="banner"], [role="contentinfo"], header, footer';
const PARTS = 'main, article, section, aside, [role="main"], [role="article"]';

/** An address on the page, with what its surroundings say of it. */
export interface Place extends Occurrence {
  readonly label: Label | undefined;
  /** Its message repeats it. */
  readonly isQuoted: boolean;
  /** Part of the page around the conversation. */
  readonly isAround: boolean;
  /** In a row of a table or list. */
  readonly isRow: boolean;
  /** It is not part of a sentence. */
  readonly isAlone: boolean;
}

/** An occurrence with its surroundings. */
export function placeOf(occurrence: Occurrence): Place {
  const within = (selector: string) => occurrence.element.closest(selector);
  const around = within(AROUND);
  const isAlone = standsAlone(occurrence);
  return {
    ...occurrence,
    label: labelOf(occurrence, isAlone),
    isQuoted: within(QUOTED) !== null,
    isAround: around !== null && !(/^(HEAD|FOOT)ER$/.test(around.tagName) && around.parentElement?.closest(PARTS)),
    isRow: within(ROW) !== null,
    isAlone,
  };
}
