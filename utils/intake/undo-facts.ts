import { competitorsOfImport, namingStores, removeUnnamed } from '@/utils/db/competitors';
import { customersIn, customersWith } from '@/utils/db/customer-records';
import { forgetReplaced } from '@/utils/db/history';
import { editRows, type PackStore, packStores, type RowEdit, removeRows, rowsOf } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { FactStep, UndoStep } from '@/utils/db/undo';
import type { CustomerId, ImportId } from '@/utils/domain/customer';

/** Puts back the facts that a chunk changed: those that are still what the import made of them, of customers that are there still. */
export async function restoreFacts(session: WriteSession, steps: readonly UndoStep[]): Promise<number> {
  let restored = 0;
  for (const store of packStores) restored += await restoreFactsOf(session, store, steps);
  return restored;
}

async function restoreFactsOf(session: WriteSession, store: PackStore, steps: readonly UndoStep[]): Promise<number> {
  const own = steps.filter((step): step is FactStep => step.store === store);
  if (own.length === 0) return 0;
  const customers = await customersWith(
    session,
    own.map(({ before }) => before.customerId),
  );
  const holders = [...new Set(own.map(({ after }) => after.customerId))];
  const current = new Map(
    (await Promise.all(holders.map((id) => rowsOf(session, store, id)))).flat().map((row) => [row.id as string, row]),
  );
  const edits = own.flatMap(({ before, after }): RowEdit<PackStore>[] =>
    customers.has(before.customerId) && current.get(before.id)?.revision === after.revision ? [{ before: after, after: before }] : [],
  );
  await editRows(session, store, edits);
  const history = session.transaction.objectStore('history');
  await Promise.all(edits.map(({ after: { id, revision } }) => history.delete(`${id}@${revision}`)));
  return edits.length;
}

/** Removes the facts that an import added to the customers of these blocks, and what they were before they were edited. */
export async function removeFacts(
  db: Database,
  store: PackStore,
  importId: ImportId,
  blocks: readonly number[],
): Promise<{ readonly removed: number; readonly customerIds: readonly CustomerId[] }> {
  return writing(db, [store, 'history'], async (session) => {
    const customers = await customersIn(session, blocks);
    const removed = await Promise.all(customers.map(({ id }) => removeRows(session, store, id, (row) => row.importId === importId)));
    const rows = removed.flat();
    await Promise.all(rows.map(({ id }) => forgetReplaced(session.transaction, id)));
    return { removed: rows.length, customerIds: [...new Set(rows.map(({ customerId }) => customerId))] };
  });
}

/** Removes the competitors that an import made and nothing names any more. */
export const removeRivals = (db: Database, importId: ImportId): Promise<void> =>
  writing(db, namingStores, async (session) => removeUnnamed(session, await competitorsOfImport(session.transaction, importId)));
