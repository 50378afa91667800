import { cutRows } from './cut-csv';

/** The signs that cut rows into cells, the likelier first. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** The delimiter that Excel's own first line names, which does nothing else: `sep=;`. */
export const namedDelimiter = (text: string): string | undefined => NAMED.exec(text)?.[1];

/** The text without that line. */
export const withoutNamed = (text: string): string => text.replace(NAMED, '');

const NAMED = /^sep=(.)\n/i;

/** The delimiter that cuts the first lines into most cells, and evenly: each line that differs from the usual width counts against it. */
export function delimiterOf(sample: string): string {
  const text = sample.slice(0, 65_536);
  const scored = delimiters.map((delimiter) => {
    const widths = cutRows(text, delimiter, true)
      .rows.slice(0, 20)
      .flatMap((cells) => (cells.join('').trim() === '' ? [] : cells.length));
    const usual = mostFrequent(widths);
    const even = widths.filter((width) => width === usual).length;
    return { delimiter, score: usual > 1 ? (even / widths.length) * Math.log2(usual) : 0 };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])[0];
}
