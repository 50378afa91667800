import type { Result } from '@/utils/domain/result';
import type { Encoding } from './decode';
import type { RawRow } from './reading';
import type { FileError, Refusal } from './refusal';

/** Rows that can be read, and those whose shape is wrong, in the order of the file. */
export type ReadRow = Result<RawRow, Refusal>;

/** Rows as they are read, batch by batch; an error ends the file: nothing behind it is read. */
export type Batches = AsyncGenerator<Result<ReadRow[], FileError>>;

/** A file of any format as rows of cells under headers. Memory holds one batch of them. */
export interface Table {
  readonly format: 'csv' | 'vcard' | 'json';
  readonly encoding: Encoding;
  /** Empty where the format has none. */
  readonly delimiter: string;
  /** As the file writes them, trimmed; empty and repeated ones included. */
  readonly headers: readonly string[];
  /** Of a CSV file: the file itself, whose rows need not all have the table's shape. */
  readonly source?: Blob;
  /** Reads the rows from the first on. */
  rows(): Batches;
}

/** No row is longer, in characters; no table wider. What exceeds this is no list of records. */
export const ROW_LIMIT = 1_000_000;
export const COLUMN_LIMIT = 1000;
