/** Letters of languages without spaces count one by one. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
/** So many words in a row are no chance; so many letters where words have no spaces between them. */
const RUN = 6;
const UNSPACED_RUN = 12;
/** Fewer words are enough where they are so long together that nobody writes them by chance. */
const RARE = 4;
const RARE_LETTERS = 30;

/** The words of a text as they compare: in any case, without signs. */
export const wordsIn = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/** Every run of words that gives its text away. */
export function* runsOf(words: readonly string[]): Generator<string> {
  for (let at = 0; at < words.length; at++) {
    const length = UNSPACED.test(words[at] ?? '') ? UNSPACED_RUN : RUN;
    if (at + length <= words.length) yield words.slice(at, at + length).join(' ');
    const few = words.slice(at, at + RARE);
    if (few.length === RARE && few.join('').length >= RARE_LETTERS) yield few.join(' ');
  }
}
