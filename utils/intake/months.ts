/** Months by the first letters that tell them apart, in English, German, French and Spanish. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

/** The month (1–12) that a word or its abbreviation names; undefined where it names none. */
export function monthOfWord(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const found = beginnings.findIndex((starts) => starts.some((start) => plain.startsWith(start)));
  return found < 0 ? undefined : found + 1;
}
