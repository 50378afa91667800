/** Letters that decomposing leaves as they are, and how they are typed without them. */
const UNTYPED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i' };

/** A text as it is searched: without case, accents and punctuation, words one space apart. `Łukasz O'Brien-Müller` is `lukasz obrien muller`. */
export function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[ßøđðþłæœı]/g, (letter) => UNTYPED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
