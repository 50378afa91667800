import { announceChange } from '@/utils/db/changes';
import { customersIn, customersWith, putCustomers } from '@/utils/db/customer-records';
import { getCustomers } from '@/utils/db/customers';
import { documentOf } from '@/utils/db/document';
import { ALWAYS, foldHints } from '@/utils/db/hint-fold';
import { eraseCustomers, heldAmong, holderStores } from '@/utils/db/holders';
import { blocksOfImport, ledgerByDocuments, ledgerStores } from '@/utils/db/ledger-records';
import { putLedger, removeImported } from '@/utils/db/ledger-writes';
import { packStores } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { reading, type WriteSession, writing } from '@/utils/db/session';
import { takeUndoSteps, type UndoStep, undoChunks } from '@/utils/db/undo';
import type { Customer, CustomerId, ImportId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { removeFacts, removeRivals, restoreFacts } from './undo-facts';

/** What an undo did, in records. */
export interface Undone {
  readonly removed: number;
  readonly restored: number;
  /** Left as they are: edited since, or with facts of their own since, as notes or the invoices of another import. */
  readonly kept: number;
}

/** Blocks that are cleared in one transaction. */
const BATCH = 64;
/** So many customers gone leave hints behind that are worth sweeping out. */
const MANY = 32_768;

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
  const blocks = await reading(db, [], (session) => blocksOfImport(session, importId));
  const entries = await removeEntries(db, importId, blocks);
  const facts = await removeAllFacts(db, importId, blocks);
  const customers = await removeCustomers(db, importId, blocks, new Set([...entries.customerIds, ...facts.customerIds]));
  await db.delete('imports', importId);
  if (customers.removed > MANY) await foldHints(db, ALWAYS);
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'import'] });
  const removed = entries.removed + facts.removed + customers.removed;
  return { removed, restored: restoring.restored, kept: restoring.kept + customers.kept };
}

/** Puts one chunk's records back and forgets its log, all or nothing. */
function restoreChunk(db: Database, importId: ImportId, chunk: number): Promise<{ readonly restored: number; readonly kept: number }> {
  return writing(db, [...ledgerStores, ...packStores, 'history', 'undo'], async (session) => {
    const steps = await takeUndoSteps(session.transaction, importId, chunk);
    const restored =
      (await restoreCustomers(session, steps)) + (await restoreEntries(session, steps)) + (await restoreFacts(session, steps));
    return { restored, kept: steps.length - restored };
  });
}

/** Only those that are still what the import made of them: a later edit is never lost. */
async function restoreCustomers(session: WriteSession, steps: readonly UndoStep[]): Promise<number> {
  const own = steps.filter((step) => step.store === 'customers');
  const current = await customersWith(
    session,
    own.map(({ before }) => before.id),
  );
  const restored = own.filter(({ before, after }) => current.get(before.id)?.revision === after.revision).map(({ before }) => before);
  const history = session.transaction.objectStore('history');
  await Promise.all(restored.map(({ id, revision }) => history.delete(`${id}@${revision}`)));
  await putCustomers(session, restored);
  return restored.length;
}

/** Likewise; an entry that the import removed must not be there anew, and its customer must be there still. */
async function restoreEntries(session: WriteSession, steps: readonly UndoStep[]): Promise<number> {
  const own = steps.filter((step) => step.store === 'ledger');
  const documents = own.map(({ before }) => documentOf(before.sourceKey));
  const [held, customers] = await Promise.all([
    ledgerByDocuments(session, documents),
    customersWith(
      session,
      own.map(({ before }) => before.customerId),
    ),
  ]);
  const current = new Map([...held.values()].flat().map((entry) => [entry.sourceKey, entry]));
  const edits = own.flatMap(({ before, after }) =>
    customers.has(before.customerId) && isSameEntry(current.get(before.sourceKey), after ?? undefined)
      ? [{ before: after ?? undefined, after: before }]
      : [],
  );
  await putLedger(session, edits);
  return edits.length;
}

function isSameEntry(a: LedgerEntry | undefined, b: LedgerEntry | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const fields = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof LedgerEntry)[]);
  return [...fields].every((field) => a[field] === b[field]);
}

async function removeEntries(
  db: Database,
  importId: ImportId,
  blocks: readonly number[],
): Promise<{ readonly removed: number; readonly customerIds: Set<CustomerId> }> {
  const customerIds = new Set<CustomerId>();
  let removed = 0;
  for (const some of batchesOf(blocks)) {
    const entries = await writing(db, ledgerStores, (session) => removeImported(session, importId, some));
    for (const { customerId } of entries) customerIds.add(customerId);
    removed += entries.length;
  }
  return { removed, customerIds };
}

/** Only a list of facts adds any; the job says which, and is there until the undo is done. */
async function removeAllFacts(
  db: Database,
  importId: ImportId,
  blocks: readonly number[],
): Promise<{ readonly removed: number; readonly customerIds: Set<CustomerId> }> {
  const job = await db.get('imports', importId);
  const store = packStores.find((each) => each === job?.kind);
  const customerIds = new Set<CustomerId>();
  let removed = 0;
  if (store === undefined) return { removed, customerIds };
  for (const some of batchesOf(blocks)) {
    const facts = await removeFacts(db, store, importId, some);
    for (const id of facts.customerIds) customerIds.add(id);
    removed += facts.removed;
  }
  await removeRivals(db, importId);
  return { removed, customerIds };
}

/** People before their companies: a company is held by its people. Customers that only the removed entries had kept from an earlier undo go as well. */
async function removeCustomers(
  db: Database,
  importId: ImportId,
  blocks: readonly number[],
  freed: ReadonlySet<CustomerId>,
): Promise<{ readonly removed: number; readonly kept: number }> {
  const orphans = await orphansAmong(db, freed, importId);
  let removed = 0;
  let kept = 0;
  for (const kind of ['person', 'company'] as const) {
    for (const some of batchesOf(blocks)) {
      const counts = await removeUnlessHeld(db, (session) => importedIn(session, importId, some, kind));
      removed += counts.removed;
      kept += counts.kept;
    }
    const ids = orphans.filter((orphan) => orphan.kind === kind).map(({ id }) => id);
    removed += (await removeUnlessHeld(db, async () => ids)).removed;
  }
  return { removed, kept };
}

async function importedIn(
  session: WriteSession,
  importId: ImportId,
  blocks: readonly number[],
  kind: Customer['kind'],
): Promise<CustomerId[]> {
  const customers = await customersIn(session, blocks);
  return customers.filter((customer) => customer.importId === importId && customer.kind === kind).map(({ id }) => id);
}

async function orphansAmong(db: Database, freed: ReadonlySet<CustomerId>, importId: ImportId): Promise<Customer[]> {
  const jobs = new Set(await db.getAllKeys('imports'));
  const isOrphan = (customer: Customer): boolean =>
    customer.importId !== undefined && customer.importId !== importId && !jobs.has(customer.importId);
  const people = [...(await getCustomers(db, [...freed])).values()].filter(isOrphan);
  const companies = await getCustomers(db, [...new Set(people.flatMap(({ companyId }) => companyId ?? []))]);
  return [...people, ...[...companies.values()].filter(isOrphan).filter(({ id }) => !freed.has(id))];
}

function removeUnlessHeld(
  db: Database,
  choose: (session: WriteSession) => Promise<readonly CustomerId[]>,
): Promise<{ readonly removed: number; readonly kept: number }> {
  return writing(db, holderStores, async (session) => {
    const ids = await choose(session);
    const held = await heldAmong(session, ids);
    const free = ids.filter((id) => !held.has(id));
    await eraseCustomers(session, free);
    return { removed: free.length, kept: held.size };
  });
}

function* batchesOf(blocks: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < blocks.length; at += BATCH) yield blocks.slice(at, at + BATCH);
}
