import { ok, type Result } from '@/utils/domain/result';
import { type CustomerRow, customerRow, type IsSharedDomain } from './customer-rows';
import { createDocumentKeys } from './document-keys';
import { type LedgerRow, ledgerRow } from './ledger-rows';
import { type CsvFile, type ReadRow, readRows } from './read-csv';
import type { Dialect } from './reading';
import type { FileError, Refusal } from './refusal';

/** A row that was understood. A ledger row comes with the key of its document; undefined where the same row stood in the file before. */
export type ParsedRow =
  | { readonly kind: 'customer'; readonly row: CustomerRow }
  | { readonly kind: 'ledger'; readonly row: LedgerRow; readonly documentKey: string | undefined };

/** Rows that are compared and written together. */
export const CHUNK = 500;

/** Makes the parser of one file's rows. It counts equal rows, so each reading of the file needs its own. */
export function createRowParser(dialect: Dialect, isShared: IsSharedDomain): (row: ReadRow) => Result<ParsedRow, Refusal> {
  const keyOf = createDocumentKeys();
  const { columns } = dialect;
  return (read) => {
    if (!read.ok) return read;
    if (columns.kind === 'customers') {
      const row = customerRow(read.value, { ...dialect, columns }, isShared);
      return row.ok ? ok({ kind: 'customer', row: row.value }) : row;
    }
    const row = ledgerRow(read.value, { ...dialect, columns }, isShared);
    return row.ok ? ok({ kind: 'ledger', row: row.value, documentKey: keyOf(row.value) }) : row;
  };
}

/** The rows of a file, understood or refused, in chunks of `size`. */
export async function* chunksOf(
  csv: CsvFile,
  dialect: Dialect,
  isShared: IsSharedDomain,
  size: number,
): AsyncGenerator<Result<Result<ParsedRow, Refusal>[], FileError>> {
  const parse = createRowParser(dialect, isShared);
  let chunk: Result<ParsedRow, Refusal>[] = [];
  for await (const batch of readRows(csv)) {
    if (!batch.ok) return yield batch;
    for (const row of batch.value) {
      chunk.push(parse(row));
      if (chunk.length < size) continue;
      yield ok(chunk);
      chunk = [];
    }
  }
  if (chunk.length > 0) yield ok(chunk);
}
