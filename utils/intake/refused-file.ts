import { err, ok, type Result } from '@/utils/domain/result';
import { BYTE_ORDER_MARK, csvRow } from './export/csv';
import { batchesOf } from './read-csv';
import type { FileError, Reason } from './refusal';
import type { Batches, Table } from './table';

/** The refused rows of a file by their number; no more than `REFUSALS_KEPT`. */
export type Refused = ReadonlyMap<number, Reason>;

/** Enough to mend a file by hand; a file with more is wrong as a whole. */
export const REFUSALS_KEPT = 50_000;

export interface RefusedFileOptions {
  /** The header of the column that says why. */
  readonly title: string;
  readonly delimiter: string;
  sentence(reason: Reason): string;
}

/** The refused rows as a CSV file: the columns as they came, and behind them the reason. To be mended and imported again. */
export async function refusedFile(table: Table, refused: Refused, options: RefusedFileOptions): Promise<Result<Blob, FileError>> {
  const { headers } = table;
  let parts = [BYTE_ORDER_MARK + csvRow([...headers, options.title], options.delimiter)];
  let file = new Blob([]);
  for await (const batch of wholeRows(table)) {
    if (!batch.ok) return err(batch.error);
    for (const row of batch.value) {
      const number = row.ok ? row.value.number : row.error.row;
      const reason = refused.get(number);
      if (reason === undefined) continue;
      const cells = row.ok ? row.value.cells.slice(0, Math.max(headers.length, 1)) : [];
      const padded = headers.map((_, index) => cells[index] ?? '');
      parts.push(csvRow([...padded, options.sentence(reason)], options.delimiter));
    }
    // What a blob holds may leave memory.
    file = new Blob([file, ...parts]);
    parts = [];
  }
  return ok(new Blob([file, ...parts], { type: 'text/csv;charset=utf-8' }));
}

/** Rows of any number of cells: those of another shape are among the refused. */
const wholeRows = (table: Table): Batches =>
  table.source === undefined ? table.rows() : batchesOf(table.source, table.encoding, table.delimiter);
