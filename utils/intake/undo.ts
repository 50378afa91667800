import { announceChange } from '@/utils/db/changes';
import type { Database, Writing } from '@/utils/db/schema';
import { takeUndoSteps, type UndoStep, undoChunks } from '@/utils/db/undo';
import type { Customer, CustomerId, ImportId } from '@/utils/domain/customer';

/** What an undo did, in records. */
export interface Undone {
  readonly removed: number;
  readonly restored: number;
  /** Left as they are: edited since, or with facts of their own since, as notes or the invoices of another import. */
  readonly kept: number;
}

const BATCH = 1000;

/**
 * Takes an import back: what it changed is as it was before, what it added is gone. Every step may be repeated, so an undo that was
 * broken off is simply asked for again; the job stays listed until the end.
 */
export async function undoImport(db: Database, importId: ImportId): Promise<Undone> {
  const restoring = { restored: 0, kept: 0 };
  for (const chunk of await undoChunks(db, importId)) {
    const steps = await restoreChunk(db, importId, chunk);
    restoring.restored += steps.restored;
    restoring.kept += steps.kept;
  }
  const entries = await removeEntries(db, importId);
  const customers = await removeCustomers(db, importId, entries.customerIds);
  await db.delete('imports', importId);
  announceChange({ kinds: ['customer', 'ledger', 'import'] });
  return { removed: entries.removed + customers.removed, restored: restoring.restored, kept: restoring.kept + customers.kept };
}

/** Puts one chunk's records back and forgets its log, all or nothing. */
async function restoreChunk(
  db: Database,
  importId: ImportId,
  chunk: number,
): Promise<{ readonly restored: number; readonly kept: number }> {
  const transaction: Writing = db.transaction(['customers', 'ledger', 'history', 'undo'], 'readwrite', { durability: 'strict' });
  const steps = await takeUndoSteps(transaction, importId, chunk);
  let restored = 0;
  for (const step of steps) if (await restore(transaction, step)) restored += 1;
  await transaction.done;
  return { restored, kept: steps.length - restored };
}

/** False where the record is no longer what the import made of it: a later edit is never lost. */
async function restore(transaction: Writing, step: UndoStep): Promise<boolean> {
  if (step.store === 'customers') {
    const store = transaction.objectStore('customers');
    if ((await store.get(step.before.id))?.revision !== step.after.revision) return false;
    await store.put(step.before);
    await transaction.objectStore('history').delete(`${step.before.id}@${step.before.revision}`);
    return true;
  }
  const store = transaction.objectStore('ledger');
  const current = await store.get(step.before.id);
  if (JSON.stringify(current ?? null) !== JSON.stringify(step.after)) return false;
  await store.put(step.before);
  return true;
}

async function removeEntries(
  db: Database,
  importId: ImportId,
): Promise<{ readonly removed: number; readonly customerIds: Set<CustomerId> }> {
  const customerIds = new Set<CustomerId>();
  let removed = 0;
  for (;;) {
    const transaction = db.transaction('ledger', 'readwrite');
    const batch = await transaction.store.index('importId').getAll(importId, BATCH);
    await Promise.all([...batch.map(({ id }) => transaction.store.delete(id)), transaction.done]);
    for (const { customerId } of batch) customerIds.add(customerId);
    removed += batch.length;
    if (batch.length < BATCH) return { removed, customerIds };
  }
}

/** People before their companies: a company is held by its people. Customers that only the removed entries had kept from an earlier undo go as well. */
async function removeCustomers(
  db: Database,
  importId: ImportId,
  freed: ReadonlySet<CustomerId>,
): Promise<{ readonly removed: number; readonly kept: number }> {
  const own = await db.getAllFromIndex('customers', 'importId', importId);
  const orphans = await orphansAmong(db, freed, importId);
  const ordered = [...own, ...orphans].sort((a, b) => Number(a.kind === 'company') - Number(b.kind === 'company'));
  const removed = new Set<CustomerId>();
  for (let at = 0; at < ordered.length; at += BATCH) {
    const transaction: Writing = db.transaction(['customers', 'ledger', 'interactions', 'voices', 'history'], 'readwrite');
    for (const customer of ordered.slice(at, at + BATCH)) if (await removeUnlessHeld(transaction, customer)) removed.add(customer.id);
    await transaction.done;
  }
  return { removed: removed.size, kept: own.filter(({ id }) => !removed.has(id)).length };
}

async function orphansAmong(db: Database, freed: ReadonlySet<CustomerId>, importId: ImportId): Promise<Customer[]> {
  const jobs = new Set(await db.getAllKeys('imports'));
  const customers = await Promise.all([...freed].map((id) => db.get('customers', id)));
  const isOrphan = (customer: Customer | undefined): customer is Customer =>
    customer?.importId !== undefined && customer.importId !== importId && !jobs.has(customer.importId);
  const people = customers.filter(isOrphan);
  const companies = await Promise.all(
    [...new Set(people.flatMap(({ companyId }) => companyId ?? []))].map((id) => db.get('customers', id)),
  );
  return [...people, ...companies.filter(isOrphan).filter(({ id }) => !freed.has(id))];
}

async function removeUnlessHeld(transaction: Writing, { id }: Customer): Promise<boolean> {
  const all = IDBKeyRange.bound([id], [id, []]);
  const holders = await Promise.all([
    transaction.objectStore('ledger').index('customer').count(all),
    transaction.objectStore('interactions').index('customer').count(all),
    transaction.objectStore('voices').index('customer').count(all),
    transaction.objectStore('customers').index('companyId').count(id),
  ]);
  if (holders.some((count) => count > 0)) return false;
  await transaction.objectStore('customers').delete(id);
  const replaced = await transaction.objectStore('history').index('recordId').getAllKeys(id);
  await Promise.all(replaced.map((key) => transaction.objectStore('history').delete(key)));
  return true;
}
