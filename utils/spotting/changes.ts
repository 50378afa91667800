import { isBeingTyped } from './being-typed';
import { ATTRIBUTES } from './shown-addresses';

/** What must be observed of a page for all that matters to be told. */
export const OBSERVED: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'aria-hidden', 'open', 'contenteditable', ...ATTRIBUTES],
};

/** Hands over the changes that matter, at next to no cost; whether there were any. Typing is none. */
export function eachThatMatters(records: readonly MutationRecord[], take: (record: MutationRecord) => void): boolean {
  // Changes come in runs of one target: it is asked once for each run.
  let last: Node | undefined;
  let isTyped = false;
  let matters = false;
  for (const record of records) {
    const { target } = record;
    if (target !== last) isTyped = isBeingTyped(target);
    last = target;
    if (isTyped && record.attributeName !== 'contenteditable') continue;
    take(record);
    matters = true;
  }
  return matters;
}
