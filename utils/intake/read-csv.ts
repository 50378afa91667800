import Papa from 'papaparse';
import { err, ok, type Result } from '@/utils/domain/result';
import { detectEncoding, type Encoding, piecesOf, textOf } from './decode';
import { headersOf } from './headless';
import type { RawRow } from './reading';
import type { FileError, Refusal } from './refusal';

/** A CSV file as its first lines show it. */
export interface CsvFile {
  readonly file: Blob;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** As the file writes them, trimmed; empty and repeated ones included. Of a file that has none, what its first row looks like. */
  readonly headers: readonly string[];
  readonly hasHeader: boolean;
}

/** Rows that can be read, and those whose shape is wrong, in the order of the file. */
export type ReadRow = Result<RawRow, Refusal>;

const COLUMN_LIMIT = 1000;
const ROW_LIMIT = 1_000_000;

/** Looks at the file's encoding, delimiter and header. Nothing that is not a table of text passes. */
export async function openCsv(file: Blob): Promise<Result<CsvFile, FileError>> {
  const [head] = await firstOf(piecesOf(file.slice(0, 8)));
  if (head === undefined) return err({ kind: 'empty-file' });
  if (head[0] === 0x50 && head[1] === 0x4b) return err({ kind: 'spreadsheet' });
  const encoding = await detectEncoding(file);
  const [sample = ''] = await firstOf(textOf(file, encoding));
  if (sample.includes('\0')) return err({ kind: 'binary' });
  const delimiter = delimiterOf(sample);
  for await (const batch of batchesOf(file, encoding, delimiter)) {
    if (!batch.ok) return batch;
    const header = batch.value.find((row) => row.ok);
    if (!header?.ok) continue;
    const cells = header.value.cells.map((cell) => cell.trim());
    const named = headersOf(cells);
    const headers = named ?? cells;
    if (headers.every((cell) => cell === '')) return err({ kind: 'empty-file' });
    return headers.length > COLUMN_LIMIT
      ? err({ kind: 'too-many-columns', limit: COLUMN_LIMIT })
      : ok({ file, encoding, delimiter, headers, hasHeader: named === undefined });
  }
  return err({ kind: 'empty-file' });
}

/** The data rows, batch by batch as they are read; memory holds one batch. An error ends the file: nothing behind it is read. */
export async function* readRows(csv: CsvFile): AsyncGenerator<Result<ReadRow[], FileError>> {
  let isHeaderPassed = !csv.hasHeader;
  for await (const batch of batchesOf(csv.file, csv.encoding, csv.delimiter)) {
    if (!batch.ok) {
      yield batch;
      return;
    }
    const rows = isHeaderPassed ? batch.value : batch.value.slice(1);
    isHeaderPassed ||= batch.value.length > 0;
    yield ok(rows.map((row) => shaped(row, csv.headers.length)));
  }
}

/** Cells beyond the header count only where something is written in them. */
function shaped(row: ReadRow, width: number): ReadRow {
  if (!row.ok || row.value.cells.length === width) return row;
  const { number, cells } = row.value;
  if (cells.length < width) return err({ row: number, reason: { kind: 'too-few-cells', expected: width, found: cells.length } });
  if (cells.slice(width).every((cell) => cell.trim() === '')) return ok({ number, cells: cells.slice(0, width) });
  return err({ row: number, reason: { kind: 'too-many-cells', expected: width, found: cells.length } });
}

/** Rows as Papa Parse cuts them, empty lines counted but left out. What a piece leaves unfinished is parsed again with the next one. */
async function* batchesOf(file: Blob, encoding: Encoding, delimiter: string): AsyncGenerator<Result<ReadRow[], FileError>> {
  let number = 0;
  let rest = '';
  const take = (text: string, isLast: boolean): ReadRow[] => {
    const parsed = parse(text, delimiter, !isLast);
    const broken = new Set(parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
    rest = isLast ? '' : text.slice(parsed.meta.cursor);
    return parsed.data.flatMap((cells, index): ReadRow[] => {
      number += 1;
      if (broken.has(index)) return [err({ row: number, reason: { kind: 'broken-quotes' } })];
      return cells.length === 1 && cells[0]?.trim() === '' ? [] : [ok({ number, cells })];
    });
  };
  let isStart = true;
  for await (const piece of textOf(file, encoding)) {
    if (piece.includes('\0')) return yield err({ kind: 'binary' });
    // Excel's own first line, which only names the delimiter.
    const text = isStart ? piece.replace(/^sep=.\n/i, '') : piece;
    isStart = false;
    const rows = take(rest + text, false);
    if (rest.length > ROW_LIMIT) return yield err({ kind: 'row-too-long', row: number + 1, limit: ROW_LIMIT });
    yield ok(rows);
  }
  if (rest.trim() !== '') yield ok(take(rest, true));
}

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly type: string; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/** Papa's own parser, without its file reader: that one cuts characters of several bytes in two where its pieces meet. */
const parse = (text: string, delimiter: string, isLastRowOpen: boolean): Parsed =>
  new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, isLastRowOpen);

/** The delimiter that Excel's first line names, else the one that cuts the first lines most evenly. */
function delimiterOf(sample: string): string {
  const named = /^sep=(.)\n/i.exec(sample)?.[1];
  return (
    named ?? Papa.parse(sample.slice(0, 65_536), { preview: 20, newline: '\n', delimitersToGuess: [',', ';', '\t', '|'] }).meta.delimiter
  );
}

async function firstOf<T>(items: AsyncGenerator<T>): Promise<T[]> {
  for await (const item of items) return [item];
  return [];
}
