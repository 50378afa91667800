/** Rows cut out of a piece of a CSV file. */
export interface CutRows {
  readonly rows: readonly string[][];
  /** Indices of rows in which a quotation mark is opened and not closed properly. */
  readonly broken: ReadonlySet<number>;
  /** Where the row begins that the piece leaves unfinished; the length of the text where it leaves none. */
  readonly end: number;
}

/**
 * Cuts text with plain line ends into rows and cells at a delimiter of one sign. A cell may be quoted; within, two quotation marks stand for one and delimiters
 * and line ends for themselves. `isLast` takes the row at the end as finished.
 */
export function cutRows(text: string, delimiter: string, isLast: boolean): CutRows {
  const rows: string[][] = [];
  const broken = new Set<number>();
  let quote = text.indexOf('"');
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    if (quote < 0 || quote >= lineEnd) {
      if (newline < 0 && !isLast) break;
      rows.push(text.slice(start, lineEnd).split(delimiter));
      start = lineEnd + 1;
      continue;
    }
    const row = cutQuoted(text, start, delimiter);
    if (row.isOpen && !isLast) break;
    if (row.isBroken) broken.add(rows.length);
    rows.push(row.cells);
    start = row.end + 1;
  }
  return { rows, broken, end: Math.min(start, text.length) };
}

interface QuotedRow {
  readonly cells: string[];
  /** Of the row's line end, or of the text. */
  readonly end: number;
  /** Whether the text ends before the row is known to. */
  readonly isOpen: boolean;
  readonly isBroken: boolean;
}

/** Cuts a row with a quotation mark in it. One inside a cell that does not begin with one stands for itself. */
function cutQuoted(text: string, start: number, delimiter: string): QuotedRow {
  const cells: string[] = [];
  let isBroken = false;
  for (let at = start; ; ) {
    if (text[at] !== '"') {
      const stretch = endOfPlain(text, at, delimiter);
      cells.push(...text.slice(at, stretch.end).split(delimiter));
      if (!stretch.isBeforeQuote) return { cells, end: stretch.end, isOpen: stretch.end >= text.length, isBroken };
      at = stretch.end + 1;
    }
    const closed = closingQuote(text, at + 1, delimiter);
    isBroken ||= closed.isStray;
    if (closed.at < 0) return { cells: [...cells, text.slice(at + 1)], end: text.length, isOpen: true, isBroken: true };
    cells.push(closed.hasPairs ? text.slice(at + 1, closed.at).replaceAll('""', '"') : text.slice(at + 1, closed.at));
    if (closed.after >= text.length || text[closed.after] === '\n') {
      return { cells, end: closed.after, isOpen: closed.after >= text.length, isBroken };
    }
    at = closed.after + 1;
  }
}

/** Where plain cells end: at the row's end, or at the delimiter before a cell that is quoted. */
function endOfPlain(text: string, from: number, delimiter: string): { readonly end: number; readonly isBeforeQuote: boolean } {
  const newline = text.indexOf('\n', from);
  const lineEnd = newline < 0 ? text.length : newline;
  for (let quote = text.indexOf('"', from); quote >= 0 && quote < lineEnd; quote = text.indexOf('"', quote + 1)) {
    if (text[quote - 1] === delimiter) return { end: quote - 1, isBeforeQuote: true };
  }
  return { end: lineEnd, isBeforeQuote: false };
}

interface Closing {
  /** Of the closing mark; below nought where there is none. */
  readonly at: number;
  /** Of the delimiter or line end behind it. */
  readonly after: number;
  readonly hasPairs: boolean;
  /** Whether a single mark stands within the cell. */
  readonly isStray: boolean;
}

/** The mark that closes a cell: single, and nothing but spaces between it and the next delimiter or line end. */
function closingQuote(text: string, from: number, delimiter: string): Closing {
  let hasPairs = false;
  let isStray = false;
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      hasPairs = true;
      at += 1;
      continue;
    }
    let after = at + 1;
    while (text[after] === ' ' && delimiter !== ' ') after += 1;
    if (after >= text.length || text[after] === '\n' || text[after] === delimiter) return { at, after, hasPairs, isStray };
    isStray = true;
  }
  return { at: -1, after: text.length, hasPairs, isStray };
}
