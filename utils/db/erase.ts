import type { CustomerId } from '@/utils/domain/customer';
import { announceChange } from './changes';
import { customersBy, customersWith, putCustomers, removeCustomers } from './customer-records';
import { EMPTY, readHead } from './hint-log';
import { noteWrite } from './hint-memory';
import { forgetReplaced } from './history';
import { ledgerOf, ledgerStores } from './ledger-records';
import { putLedger } from './ledger-writes';
import { mergedIntoAll } from './merges';
import { removeRows } from './packs';
import type { Database, Writing } from './schema';
import { type WriteSession, writing } from './session';

/** The stores that hold something of a customer. */
export const erasedStores = [...ledgerStores, 'interactions', 'voices', 'history', 'drafts', 'undo', 'find'] as const;

/**
 * Erases a customer everywhere: the record and what it was before, all facts, drafts, what imports kept for their undo, and the index of
 * names, which is built anew; and the same of everybody merged into them, who are the same customer. Whoever belonged to them belongs to
 * nobody. Resolves once nothing of it is on disk any more.
 */
export async function eraseCustomer(db: Database, id: CustomerId): Promise<void> {
  await writing(db, erasedStores, async (session) => {
    const merged = await mergedIntoAll(session, [id]);
    for (const each of [...merged.map((one) => one.id), id]) {
      await forgetCustomer(session, each);
      await forgetUndo(session.transaction, each);
    }
    await session.transaction.objectStore('find').clear();
  });
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice'] });
}

/** Erases the record and its facts, in a session over `erasedStores`. */
export async function forgetCustomer(session: WriteSession, id: CustomerId): Promise<void> {
  const { transaction } = session;
  await clearFacts(session, id);
  const members = ((await customersBy(session, 'company', [id])).get(id) ?? []).map(({ companyId, parentId, mergedInto, ...member }) => ({
    ...member,
    ...(companyId === undefined || companyId === id ? {} : { companyId }),
    ...(parentId === undefined || parentId === id ? {} : { parentId }),
    ...(mergedInto === undefined || mergedInto === id ? {} : { mergedInto }),
    revision: member.revision + 1,
  }));
  await putCustomers(session, members);
  await Promise.all([forgetReplaced(transaction, id), transaction.objectStore('drafts').delete(id)]);
  if ((await customersWith(session, [id])).has(id)) await removeCustomers(session, [id]);
}

/** Removes all that is recorded about a customer but the record itself. */
export async function clearFacts(session: WriteSession, id: CustomerId): Promise<void> {
  const entries = (await ledgerOf(session, [id])).get(id) ?? [];
  await putLedger(
    session,
    entries.map((before) => ({ before })),
  );
  for (const store of ['interactions', 'voices'] as const) {
    const rows = await removeRows(session, store, id, () => true);
    await Promise.all(rows.filter(({ revision }) => revision > 1).map((row) => forgetReplaced(session.transaction, row.id)));
  }
}

/** Erases everything but the settings. */
export async function eraseAll(db: Database): Promise<void> {
  const stores = [...db.objectStoreNames].filter((name) => name !== 'settings' && name !== 'counters');
  const transaction: Writing = db.transaction([...stores, 'counters'], 'readwrite', { durability: 'strict' });
  const { revision, fold } = await readHead(transaction);
  await Promise.all([
    ...stores.map((name) => transaction.objectStore(name).clear()),
    // Counters go on: whoever has hints in memory has to see that they are old.
    transaction.objectStore('counters').put({ ...EMPTY, revision: revision + 1, fold: fold + 1 }, 'hints'),
    transaction.done,
  ]);
  noteWrite();
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'import'] });
}

async function forgetUndo(transaction: Writing, id: CustomerId): Promise<void> {
  const store = transaction.objectStore('undo');
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const steps = cursor.value.steps.filter(({ before }) => before.id !== id && !('customerId' in before && before.customerId === id));
    if (steps.length < cursor.value.steps.length) await cursor.update({ ...cursor.value, steps });
  }
}
