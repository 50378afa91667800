/** How many different trigrams there are: three characters of six bits each. */
export const TRIGRAMS = 1 << 18;

/**
 * The trigrams of a search text, each once, written into `into`; returns how many. Each word counts with the space before and behind it
 * (` an`, `ann`, `nn `), so that beginnings and whole words weigh more.
 */
export function trigramsOf(text: string, into: Uint32Array): number {
  let count = 0;
  let window = 0;
  let length = 1;
  for (let index = 0; index <= text.length && count < into.length; index++) {
    const code = index === text.length ? SPACE : text.charCodeAt(index);
    window = ((window << 6) | sixBitsOf(code)) & (TRIGRAMS - 1);
    length += 1;
    if (length >= 3 && !isAmong(into, count, window)) into[count++] = window;
    // Behind a space a word begins anew: no trigram spans two words.
    if (code === SPACE) window = 0;
    if (code === SPACE) length = 1;
  }
  return count;
}

const SPACE = 32;

/** `a`–`z` and the digits have a place of their own; the letters of all other scripts share the remaining ones, which only costs precision. */
function sixBitsOf(code: number): number {
  if (code === SPACE) return 0;
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 21;
  return 37 + (code % 27);
}

/** Texts are short, so that looking through what is there beats a set. */
function isAmong(values: Uint32Array, count: number, wanted: number): boolean {
  for (let index = 0; index < count; index++) if (values[index] === wanted) return true;
  return false;
}
