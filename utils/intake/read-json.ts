import { err, ok, type Result } from '@/utils/domain/result';
import { cutJson, type JsonShape } from './cut-json';
import { type Encoding, textOf } from './decode';
import type { FileError } from './refusal';
import { type Batches, COLUMN_LIMIT, type ReadRow, ROW_LIMIT, type Table } from './table';

/** A record's values by header: nested ones one level deep, as `address.city`; lists of plain values as one cell. */
type Flat = ReadonlyMap<string, string>;

/**
 * Opens JSON lines, or one array of records, as a table. The file is read once for its headers: records need not all have the same keys.
 * A row's number is that of its line, in an array that of the record.
 */
export async function openJson(file: Blob, encoding: Encoding, shape: JsonShape): Promise<Result<Table, FileError>> {
  const headers = new Map<string, number>();
  for await (const batch of recordsOf(file, encoding, shape)) {
    if (!batch.ok) return batch;
    for (const record of batch.value)
      if (record.ok) for (const key of record.value.keys()) if (!headers.has(key)) headers.set(key, headers.size);
    if (headers.size > COLUMN_LIMIT) return err({ kind: 'too-many-columns', limit: COLUMN_LIMIT });
  }
  if (headers.size === 0) return err({ kind: 'no-records' });
  return ok({ format: 'json', encoding, delimiter: '', headers: [...headers.keys()], rows: () => rowsOf(file, encoding, shape, headers) });
}

async function* rowsOf(file: Blob, encoding: Encoding, shape: JsonShape, headers: ReadonlyMap<string, number>): Batches {
  let number = 0;
  for await (const batch of recordsOf(file, encoding, shape)) {
    if (!batch.ok) return yield batch;
    const rows: ReadRow[] = [];
    for (const record of batch.value) {
      number += 1;
      if (record.ok && record.value.size === 0) continue;
      const cells = record.ok ? [...headers.keys()].map((key) => record.value.get(key) ?? '') : [];
      rows.push(record.ok ? ok({ number, cells }) : err({ row: number, reason: { kind: 'broken-json' } }));
    }
    yield ok(rows);
  }
}

async function* recordsOf(file: Blob, encoding: Encoding, shape: JsonShape): AsyncGenerator<Result<Result<Flat, 'broken'>[], FileError>> {
  const cut = cutJson(shape);
  let row = 0;
  for await (const piece of textOf(file, encoding)) {
    if (piece.includes('\0')) return yield err({ kind: 'binary' });
    const texts = cut.take(piece);
    row += texts.length;
    if (cut.pending() > ROW_LIMIT) return yield err({ kind: 'row-too-long', row: row + 1, limit: ROW_LIMIT });
    yield ok(texts.map(recordOf));
  }
  yield ok(cut.end().map(recordOf));
}

/** An empty line is an empty record. */
function recordOf(text: string): Result<Flat, 'broken'> {
  if (text.trim() === '') return ok(new Map());
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? ok(new Map(cellsOf(value, ''))) : err('broken');
  } catch {
    // The parser's complaint is about the file; its row is enough.
    return err('broken');
  }
}

function cellsOf(record: Readonly<Record<string, unknown>>, prefix: string): [string, string][] {
  return Object.entries(record).flatMap(([key, value]): [string, string][] => {
    const text = textOfValue(value);
    if (text !== undefined) return [[prefix + key, text]];
    return prefix === '' && isRecord(value) ? cellsOf(value, `${key}.`) : [];
  });
}

/** What stands deeper is left out. */
function textOfValue(value: unknown): string | undefined {
  if (value === null) return '';
  if (Array.isArray(value)) {
    const texts = value.map((each) => (Array.isArray(each) ? undefined : textOfValue(each)));
    return texts.every((text) => text !== undefined) ? texts.join('; ') : undefined;
  }
  return typeof value === 'object' ? undefined : String(value);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
