/**
 * Stand before each word and say how many of its letters are those of the word before: none, one, two, … They are what scripts are full of, so
 * compression has short codes for them already: digits would cost a page two hundred bytes more.
 */
const MARKS = '.),(=:;{}>';

/**
 * Sorted words as one string: each as a mark, and its letters that are not those of the word before. Compresses to two thirds of what the words
 * joined by spaces do.
 * @param words lower-case letters only
 */
export function packWords(words: readonly string[]): string {
  let before = '';
  const parts = [...new Set(words)].sort().map((word) => {
    let same = 0;
    while (same < Math.min(MARKS.length - 1, word.length) && word[same] === before[same]) same++;
    before = word;
    return `${MARKS[same]}${word.slice(same)}`;
  });
  return parts.join('');
}

/** The words that `packWords` packed. */
export function unpackWords(packed: string): string[] {
  let word = '';
  return Array.from(packed.matchAll(/([^a-z])([a-z]*)/g), ([, mark = '', rest]) => {
    word = word.slice(0, MARKS.indexOf(mark)) + rest;
    return word;
  });
}
