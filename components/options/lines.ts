/** The lines of a text that say something, trimmed. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The first line that says something else than it should, counted from 1. */
export function badLine(text: string, isGood: (line: string) => boolean): { readonly number: number; readonly text: string } | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const index = lines.findIndex((line) => line !== '' && !isGood(line));
  return index < 0 ? undefined : { number: index + 1, text: lines[index] ?? '' };
}
