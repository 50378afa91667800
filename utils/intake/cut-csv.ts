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
 * and line ends for themselves; a mark inside a cell that does not begin with one stands for itself. `isLast` takes the row at the end as finished.
 */
export function cutRows(text: string, delimiter: string, isLast: boolean): CutRows {
  const rows: string[][] = [];
  const broken = new Set<number>();
  // Where the next ones stand: kept over cells and rows, since there may be none for a long time.
  let comma = placeOf(delimiter, text, 0);
  let quote = placeOf('"', text, 0);
  let start = 0;
  while (start < text.length) {
    const newline = placeOf('\n', text, start);
    if (comma < start) comma = placeOf(delimiter, text, start);
    if (quote < start) quote = placeOf('"', text, start);
    if (quote < newline) {
      const { cells, after, isBroken } = quotedRow(text, start, delimiter, { comma, newline });
      if (after >= text.length && !isLast) break;
      if (isBroken) broken.add(rows.length);
      rows.push(cells);
      start = after + 1;
      continue;
    }
    if (newline === text.length && !isLast) break;
    const cells: string[] = [];
    let at = start;
    while (comma < newline) {
      cells.push(text.slice(at, comma));
      at = comma + 1;
      comma = placeOf(delimiter, text, at);
    }
    cells.push(text.slice(at, newline));
    rows.push(cells);
    start = newline + 1;
  }
  return { rows, broken, end: Math.min(start, text.length) };
}

interface QuotedRow {
  readonly cells: string[];
  /** Of the line end behind it, or of the text's end. */
  readonly after: number;
  readonly isBroken: boolean;
}

/** The row that begins at `start`, in which quotation marks stand; `next` is where the next delimiter and line end are. */
function quotedRow(text: string, start: number, delimiter: string, next: { readonly comma: number; readonly newline: number }): QuotedRow {
  const cells: string[] = [];
  let { comma, newline } = next;
  let at = start;
  let isBroken = false;
  for (let isOpen = true; isOpen; ) {
    if (text.charCodeAt(at) === QUOTE) {
      const closing = text.indexOf('"', at + 1);
      if (closing > 0 && text[closing + 1] === delimiter) {
        // As nearly all are.
        cells.push(text.slice(at + 1, closing));
        at = closing + 2;
        continue;
      }
      const quoted = quotedCell(text, at, delimiter);
      cells.push(quoted.cell);
      isBroken ||= quoted.isBroken;
      at = quoted.after;
      isOpen = at < text.length && text.charCodeAt(at) !== NEWLINE;
      if (isOpen) at += 1;
      continue;
    }
    if (comma < at) comma = placeOf(delimiter, text, at);
    if (newline < at) newline = placeOf('\n', text, at);
    isOpen = comma < newline;
    cells.push(text.slice(at, isOpen ? comma : newline));
    at = isOpen ? comma + 1 : newline;
  }
  return { cells, after: at, isBroken };
}

const NEWLINE = 10;
const QUOTE = 34;

/** Where the sign stands next; the text's length where it does not. */
function placeOf(sign: string, text: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

interface QuotedCell {
  readonly cell: string;
  /** Of the delimiter or line end behind it, or of the text's end. */
  readonly after: number;
  readonly isBroken: boolean;
}

/** The cell whose opening mark stands at `at`. One that nothing closes goes to the end of the text. */
function quotedCell(text: string, at: number, delimiter: string): QuotedCell {
  const closed = closingQuote(text, at + 1, delimiter);
  if (closed.at < 0) return { cell: text.slice(at + 1), after: text.length, isBroken: true };
  const inner = text.slice(at + 1, closed.at);
  return { cell: closed.hasPairs ? inner.replaceAll('""', '"') : inner, after: closed.after, isBroken: closed.isStray };
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
