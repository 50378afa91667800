/** How many letters may be wrong in a word of this length, as it was typed. */
export const typosAllowed = (length: number): number => (length < 3 ? 0 : length < 8 ? 1 : 2);

/**
 * How well a search text answers a query, from 0 (not at all) to 1 (word for word). Every word of the query has to be found in the text, as a
 * whole word, as its beginning, or with a few wrong letters; the same order and nothing beside it count a little more.
 */
export function closeness(query: readonly string[], text: string): number {
  const words = text.split(' ');
  let sum = 0;
  for (const [asked, wanted] of query.entries()) {
    let best = 0;
    for (const [place, word] of words.entries())
      best = Math.max(best, closenessOfWord(wanted, word) - Math.min(Math.abs(place - asked), 4) * 0.01);
    if (best === 0) return 0;
    sum += best;
  }
  return query.length === 0 ? 0 : sum / query.length - Math.min(words.length - query.length, 10) * 0.002;
}

function closenessOfWord(wanted: string, word: string): number {
  if (word === wanted) return 1;
  if (word.startsWith(wanted)) return 0.95 - 0.1 * (1 - wanted.length / word.length);
  const allowed = typosAllowed(wanted.length);
  if (allowed === 0) return 0;
  const typos = editsToBeginning(wanted, word, allowed);
  return typos > allowed ? 0 : 0.8 - 0.2 * typos - 0.05 * Math.min(1, Math.abs(word.length - wanted.length) / word.length);
}

/**
 * The fewest letters to put in, leave out, exchange or swap (optimal string alignment distance) to make `wanted` a beginning of `word`; more than `most`
 * where that many do not suffice. A beginning that ends far before or behind the length of `wanted` cannot be cheaper.
 */
function editsToBeginning(wanted: string, word: string, most: number): number {
  const end = Math.min(word.length, wanted.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: end + 1 }, (_, index) => index);
  for (let row = 1; row <= wanted.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= end; column++) {
      const isSame = wanted[row - 1] === word[column - 1];
      let edits = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = row > 1 && column > 1 && wanted[row - 1] === word[column - 2] && wanted[row - 2] === word[column - 1];
      if (isSwapped) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(...last.slice(Math.max(0, wanted.length - most)));
}
