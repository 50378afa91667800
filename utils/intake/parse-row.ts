import { ok, type Result } from '@/utils/domain/result';
import { type CustomerRow, customerRow, type IsSharedDomain, type Whose } from './customer-rows';
import { createDocumentKeys } from './document-keys';
import { documentIn, type LedgerRow, ledgerRow } from './ledger-rows';
import { createFactParser, type ReadFact } from './parse-facts';
import { createWhoseReader } from './read-whose';
import type { Dialect, RawRow } from './reading';
import type { FileError, Refusal } from './refusal';
import type { ReadRow, Table } from './table';

/** A row that was understood. One of the ledger comes with the key of its document; undefined where the same row stood in the file before. */
export type ParsedRow =
  | { readonly kind: 'customer'; readonly row: CustomerRow }
  | { readonly kind: 'ledger'; readonly row: LedgerRow; readonly documentKey: string | undefined }
  | ReadFact;

/** Whom a row is about, for looking up beforehand what the directory has to know. */
export const whoseRow = (parsed: ParsedRow): Whose => (parsed.kind === 'customer' ? parsed.row : parsed.row.customer);

/** Rows that are compared and written together. */
export const CHUNK = 500;

/** Makes the parser of one file's rows. It counts equal rows, so each reading of the file needs its own. */
export function createRowParser(dialect: Dialect, isShared: IsSharedDomain): (row: ReadRow) => Result<ParsedRow, Refusal> {
  const { columns } = dialect;
  if (columns.kind === 'customers') {
    const ofCustomers = { ...dialect, columns };
    return (read) => {
      const row = read.ok ? customerRow(read.value, ofCustomers, isShared) : read;
      return row.ok ? ok({ kind: 'customer', row: row.value }) : row;
    };
  }
  if (columns.kind !== 'ledger') return createFactParser({ ...dialect, columns }, isShared);
  const keyOf = createDocumentKeys();
  const whose = createWhoseReader(isShared);
  const ofLedger = { ...dialect, columns };
  let last: LedgerRow | undefined;
  return (read) => {
    if (!read.ok) return read;
    if (last !== undefined && isFurtherLine(read.value, ofLedger, last)) return ok({ kind: 'ledger', row: last, documentKey: undefined });
    const row = ledgerRow(read.value, ofLedger, whose);
    last = row.ok ? row.value : undefined;
    return row.ok ? ok({ kind: 'ledger', row: row.value, documentKey: keyOf(row.value) }) : row;
  };
}

/** Shops write a row for each thing that was ordered, and the order's amounts only on its first one. */
function isFurtherLine(raw: RawRow, dialect: Dialect<'ledger'>, last: LedgerRow): boolean {
  const { id, net, amount, gross } = dialect.columns.at;
  const text = (column: number | undefined) => (column === undefined ? '' : (raw.cells[column] ?? '').trim());
  return last.document !== undefined && documentIn(text(id), dialect) === last.document && text(net) + text(amount) + text(gross) === '';
}

/** The rows of a file, understood or refused, in chunks of `size`. */
export const chunksOf = (
  table: Table,
  dialect: Dialect,
  isShared: IsSharedDomain,
  size: number,
): AsyncGenerator<Result<Result<ParsedRow, Refusal>[], FileError>> => inChunks(table, createRowParser(dialect, isShared), size);

/** The rows of a table as a parser understands them, in chunks of `size`. */
export async function* inChunks<Row>(
  table: Table,
  parse: (row: ReadRow) => Result<Row, Refusal>,
  size: number,
): AsyncGenerator<Result<Result<Row, Refusal>[], FileError>> {
  let chunk: Result<Row, Refusal>[] = [];
  for await (const batch of table.rows()) {
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
