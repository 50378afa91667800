import { closeness, typosAllowed } from './closeness';
import { type FindIndex, MOST_TRIGRAMS, slotsOf, textOf } from './find-index';

import { trigramsOf } from './trigrams';

/** A slot that answers a query, and how well: see `closeness`. */
export interface Found {
  readonly slot: number;
  readonly closeness: number;
}

/** Candidates that are compared letter by letter. */
const MOST_COMPARED = 400;

/**
 * Makes the search over an index: the slots that answer a query (a search text: see `queryText`), best first. Words may be beginnings, stand in any order, and hold a wrong
 * letter or two (`typosAllowed`). Answers with one wrong letter in all are looked for first, with more where there are none.
 */
export function createFind(index: FindIndex): (query: string, limit: number) => Found[] {
  const counts: Counts = { shared: new Uint8Array(slotsOf(index)), open: new Uint32Array(slotsOf(index)) };
  return (query, limit) => {
    const words = wordsOf(query);
    const typos = words.reduce((sum, word) => sum + typosAllowed(word.length), 0);
    const answers = (most: number): Found[] =>
      candidates(index, words.join(' '), 3 * most + words.length, counts).flatMap((slot): Found[] => {
        const score = closeness(words, textOf(index, slot));
        return score > 0 ? [{ slot, closeness: score }] : [];
      });
    const close = answers(Math.min(typos, 1));
    const found = close.length === 0 && typos > 1 ? answers(typos) : close;
    return found.sort((a, b) => b.closeness - a.closeness || a.slot - b.slot).slice(0, limit);
  };
}

/** The words of a search text. */
export const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** What one search counts. `shared` is how many of the query's trigrams each slot holds, all nought between two searches; `open` has room for every slot. */
interface Counts {
  readonly shared: Uint8Array;
  readonly open: Uint32Array;
}

/**
 * The slots that share most trigrams with the query. `spoilt` is how many an answer may lack: three for a wrong letter, and the end of each word,
 * which may be a beginning only. An answer therefore stands in one of that many and one rarest lists; the others are counted, but open nobody.
 */
function candidates(index: FindIndex, text: string, spoilt: number, counts: Counts): number[] {
  const own = new Uint32Array(MOST_TRIGRAMS);
  const size = (trigram: number) => (index.postingStarts[trigram + 1] ?? 0) - (index.postingStarts[trigram] ?? 0);
  const trigrams = [...own.subarray(0, trigramsOf(text, own))].sort((a, b) => size(a) - size(b));
  let opened = 0;
  for (const [place, trigram] of trigrams.entries()) opened = count(index, trigram, counts, opened, place <= spoilt);
  const slots = counts.open.subarray(0, opened);
  const best = mostShared(slots, counts.shared);
  for (const slot of slots) counts.shared[slot] = 0;
  return best;
}

/** Counts a trigram for the slots that hold it: for all where it is `isOpening`, else for those opened before. Returns how many are open. */
function count(
  { postings, postingStarts }: FindIndex,
  trigram: number,
  { shared, open }: Counts,
  opened: number,
  isOpening: boolean,
): number {
  const end = postingStarts[trigram + 1] ?? 0;
  let size = opened;
  let slot = 0;
  for (let at = postingStarts[trigram] ?? 0; at < end; ) {
    let byte = postings[at++] ?? 0;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0;
      gap |= (byte & 127) << shift;
    }
    slot += gap;
    const before = shared[slot] ?? 0;
    if (before > 0) shared[slot] = before + 1;
    else if (isOpening) {
      open[size++] = slot;
      shared[slot] = 1;
    }
  }
  return size;
}

/** As many as are worth comparing, those that share most first; of equals those with the lower slots. */
function mostShared(slots: Uint32Array, shared: Uint8Array): number[] {
  const howMany = new Uint32Array(MOST_TRIGRAMS + 1);
  for (const slot of slots) {
    const of = shared[slot] ?? 0;
    howMany[of] = (howMany[of] ?? 0) + 1;
  }
  let least = MOST_TRIGRAMS;
  for (let total = howMany[least] ?? 0; least > 1 && total < MOST_COMPARED; total += howMany[least] ?? 0) least -= 1;
  const best: number[] = [];
  for (const slot of slots) if ((shared[slot] ?? 0) >= least) best.push(slot);
  return best.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b).slice(0, MOST_COMPARED);
}
