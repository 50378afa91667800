import { decodePage, type LedgerPage, type LedgerRow } from './ledger-page';
import type { Session } from './session';
import { spansOf } from './spans';

/**
 * The ledger on disk has two layers. `ledger` holds the rows of each block of customers in pages: what one look at a customer reads. A
 * large import would rewrite every page for every chunk of rows, so it appends its rows to `ledgerRuns`, one page for 64 blocks, and sorts
 * them into the blocks once, at its end (`settle`). Until then readers look at both.
 */
const GROUP = 64;

export const groupOf = (block: number): number => Math.floor(block / GROUP);

/** Chooses rows of a page before they are decoded. */
export type RowFilter = (page: LedgerPage) => (row: number) => boolean;

/** The rows of these blocks that the filter lets through, from both layers. */
export async function readRows(session: Session, blocks: ReadonlySet<number>, filter: RowFilter): Promise<LedgerRow[]> {
  const pages = session.transaction.objectStore('ledger');
  const runs = session.transaction.objectStore('ledgerRuns');
  const groups = new Set([...blocks].map(groupOf));
  const read = await Promise.all([
    ...spansOf(blocks, 2).map(([first, last]) => pages.getAll(IDBKeyRange.bound([first], [last, []]))),
    ...spansOf(groups, 0).map(([first, last]) => runs.getAll(IDBKeyRange.bound([first], [last, []]))),
  ]);
  return read.flat().flatMap((page) => decodePage(page, filter(page)));
}
