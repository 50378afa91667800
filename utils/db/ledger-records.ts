import type { CustomerId, ImportId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { documentOf } from './document';
import { grouped } from './grouped';
import { customerAt, sourceKeyAt } from './ledger-page';
import { readRows } from './ledger-pages';
import { blocksOf, type Session } from './session';

/** The stores that a session needs to write the ledger. */
export const ledgerStores = ['ledger', 'ledgerRuns'] as const;

/** The entries of these customers, oldest first. */
export async function ledgerOf(session: Session, ids: readonly CustomerId[]): Promise<Map<CustomerId, LedgerEntry[]>> {
  const blocks = await blocksOf(session, 'id', ids);
  const wanted = new Set(ids);
  const rows = await readRows(session, union(blocks), (page) => (row) => wanted.has(customerAt(page, row)));
  return grouped(rows.map(({ entry }) => entry).sort(byDay), ({ customerId }) => customerId);
}

/** The entries of these documents, by document. */
export async function ledgerByDocuments(session: Session, documents: readonly string[]): Promise<Map<string, LedgerEntry[]>> {
  const blocks = await blocksOf(session, 'document', documents);
  const wanted = new Set(documents);
  const rows = await readRows(session, union(blocks), (page) => (row) => wanted.has(documentOf(sourceKeyAt(page, row))));
  return grouped(
    rows.map(({ entry }) => entry),
    ({ sourceKey }) => documentOf(sourceKey),
  );
}

/** The blocks that may hold records of an import. */
export async function blocksOfImport(session: Session, importId: ImportId): Promise<number[]> {
  return [...union(await blocksOf(session, 'import', [importId]))].sort((a, b) => a - b);
}

const union = (blocks: readonly Set<number>[]): Set<number> => new Set(blocks.flatMap((each) => [...each]));

const byDay = (a: LedgerEntry, b: LedgerEntry): number => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1);
