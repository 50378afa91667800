import { err, ok, type Result } from '@/utils/domain/result';
import { guessKind } from './columns';
import { cutRows } from './cut-csv';
import { isDatevHead } from './datev';
import { type Encoding, textOf } from './decode';
import { delimiterOf, namedDelimiter, withoutNamed } from './delimiter';
import { headersOf } from './headless';
import type { FileError } from './refusal';
import { type Batches, COLUMN_LIMIT, type ReadRow, ROW_LIMIT, type Table } from './table';

/** A CSV file as its first lines show it. */
export interface CsvFile extends Table {
  readonly format: 'csv';
  readonly source: Blob;
  /** The number of the row that holds the headers; of a file without them, of the row before its first. */
  readonly headerRow: number;
  /** What stands above the headers: a report's title, or the head of a booking file. */
  readonly head: readonly (readonly string[])[];
}

export interface CsvChoices {
  readonly encoding: Encoding;
  /** Found out where absent. */
  readonly delimiter?: string | undefined;
}

/** Bytes that are enough for a header, and for what stands above it. */
const BEGINNING = 128 * 1024;

/** Reports have a title, a company and a span of time above their headers. */
const HEAD_LIMIT = 20;

/** Looks at the file's delimiter and header. Nothing that is not a table of text passes. */
export async function openCsv(file: Blob, { encoding, delimiter: chosen }: CsvChoices): Promise<Result<CsvFile, FileError>> {
  const beginning = file.slice(0, BEGINNING);
  const sample = await firstOf(textOf(beginning, encoding));
  const delimiter = chosen ?? namedDelimiter(sample) ?? delimiterOf(sample);
  // Where the beginning holds no whole row, the file itself says what is wrong with it.
  const isEnough = beginning.size === file.size || sample.includes('\n');
  for await (const batch of batchesOf(isEnough ? beginning : file, encoding, delimiter)) {
    if (!batch.ok) return batch;
    const rows = batch.value.flatMap((row) => (row.ok ? [row.value] : [])).slice(0, HEAD_LIMIT);
    if (rows.length === 0) continue;
    const found = isDatevHead(rows[0]?.cells ?? []) ? 1 : rows.findIndex(({ cells }) => guessKind(cells) !== undefined);
    const [header] = rows.slice(Math.max(found, 0));
    const cells = header?.cells.map((cell) => cell.trim()) ?? [];
    const made = found < 0 ? headersOf(cells) : undefined;
    const headers = made ?? cells;
    if (header === undefined || headers.every((cell) => cell === '')) return err({ kind: 'empty-file' });
    if (headers.length > COLUMN_LIMIT) return err({ kind: 'too-many-columns', limit: COLUMN_LIMIT });
    const head = rows.slice(0, Math.max(found, 0)).map(({ cells }) => cells);
    const opened = {
      format: 'csv',
      source: file,
      encoding,
      delimiter,
      headers,
      head,
      headerRow: header.number - (made === undefined ? 0 : 1),
    } as const;
    return ok({ ...opened, rows: () => readRows(opened) });
  }
  return err({ kind: 'empty-file' });
}

/** The data rows below the header. */
export async function* readRows(csv: Omit<CsvFile, 'rows'>): Batches {
  const width = csv.headers.length;
  const below = (row: ReadRow) => (row.ok ? row.value.number : row.error.row) > csv.headerRow;
  let isBelow = false;
  for await (const batch of batchesOf(csv.source, csv.encoding, csv.delimiter)) {
    if (!batch.ok) return yield batch;
    const rows: ReadRow[] = isBelow ? batch.value : batch.value.filter(below);
    isBelow ||= rows.length > 0;
    yield ok(rows.every((row) => isOfWidth(row, width)) ? rows : rows.map((row) => shaped(row, width)));
  }
}

const isOfWidth = (row: ReadRow, width: number): boolean => !row.ok || row.value.cells.length === width;

/** Cells beyond the header count only where something is written in them. */
function shaped(row: ReadRow, width: number): ReadRow {
  if (!row.ok || isOfWidth(row, width)) return row;
  const { number, cells } = row.value;
  if (cells.length < width) return err({ row: number, reason: { kind: 'too-few-cells', expected: width, found: cells.length } });
  if (cells.slice(width).every((cell) => cell.trim() === '')) return ok({ number, cells: cells.slice(0, width) });
  return err({ row: number, reason: { kind: 'too-many-cells', expected: width, found: cells.length } });
}

/** Rows of any shape, empty lines counted but left out. What a piece leaves unfinished is cut again with the next one. */
export async function* batchesOf(file: Blob, encoding: Encoding, delimiter: string): Batches {
  let number = 0;
  let rest = '';
  const take = (text: string, isLast: boolean): ReadRow[] => {
    const { rows, broken, end } = cutRows(text, delimiter, isLast);
    rest = text.slice(end);
    const taken: ReadRow[] = [];
    let index = 0;
    for (const cells of rows) {
      number += 1;
      if (broken.size > 0 && broken.has(index)) taken.push(err({ row: number, reason: { kind: 'broken-quotes' } }));
      else if (cells.length > 1 || cells[0]?.trim() !== '') taken.push(ok({ number, cells }));
      index += 1;
    }
    return taken;
  };
  let isStart = true;
  for await (const piece of textOf(file, encoding)) {
    if (piece.includes('\0')) return yield err({ kind: 'binary' });
    const rows = take(rest + (isStart ? withoutNamed(piece) : piece), false);
    isStart = false;
    if (rest.length > ROW_LIMIT) return yield err({ kind: 'row-too-long', row: number + 1, limit: ROW_LIMIT });
    yield ok(rows);
  }
  if (rest.trim() !== '') yield ok(take(rest, true));
}

async function firstOf(texts: AsyncGenerator<string>): Promise<string> {
  for await (const text of texts) if (text !== '') return text;
  return '';
}
