/** One or two letters that stand for a name: of its first and last word, or of the address where that is all there is. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word?.replace(/^[^\p{L}\p{N}]+/u, '') ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase();
}
