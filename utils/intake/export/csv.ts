/** A cell of an exported table. A number is written as it is; text may need protection. */
export type Cell = string | number | undefined;

/**
 * One row of a CSV file, with its line end (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe before it:
 * what begins with `= + - @`, a tab or a line end, also behind spaces or in full-width letters. Plain numbers stay numbers.
 */
export const csvRow = (cells: readonly Cell[], delimiter: string): string =>
  `${cells.map((cell) => quoted(typeof cell === 'number' ? String(cell) : neutralised(cell ?? ''), delimiter)).join(delimiter)}\r\n`;

/** What separates cells where commas are the decimal sign is a semicolon: the spreadsheet there expects it. */
export const delimiterFor = (locale?: string): ',' | ';' =>
  new Intl.NumberFormat(locale).formatToParts(1.5).some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';

/** Excel takes a file without this mark for Windows-1252. */
export const BYTE_ORDER_MARK = '\ufeff';

/** One line of JSON lines, with its line end. */
export const jsonLine = (record: object): string => `${JSON.stringify(record)}\n`;

function neutralised(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Also a text that begins with our own apostrophe, so that reading one off gives the text back. */
const FORMULA = /^(?:[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n]|'+[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20\t\r\n])/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The text of a cell that `csvRow` wrote: without the apostrophe that made a formula harmless. */
export const originalText = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

const quoted = (text: string, delimiter: string): string =>
  text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(delimiter) || /^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
