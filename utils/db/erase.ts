import type { CustomerId } from '@/utils/domain/customer';
import { announceChange } from './changes';
import { customersBy, customersWith, meet, putCustomers, removeCustomers } from './customer-records';
import { EMPTY, readHead } from './hint-log';
import { noteWrite } from './hint-memory';
import { forgetReplaced } from './history';
import { ledgerOf, ledgerStores } from './ledger-records';
import { putLedger } from './ledger-writes';
import { mergedIntoAll } from './merges';
import { packStores, removeRows } from './packs';
import type { Database, Writing } from './schema';
import { type WriteSession, writing } from './session';
import { beginStanding, forgetSlot } from './standing-records';
import type { UndoStep } from './undo';

/** The stores that hold something of a customer. */
export const erasedStores = [...ledgerStores, ...packStores, 'history', 'drafts', 'undo', 'find', 'standing'] as const;

/**
 * Erases a customer everywhere: the record and what it was before, all facts, drafts, what imports kept for their undo, the roll-up,
 * and the index of names, which is made anew; and the same of everybody merged into them, who are the same customer. Whoever
 * belonged to them belongs to nobody. Resolves once nothing of it is on disk any more.
 */
export async function eraseCustomer(db: Database, id: CustomerId): Promise<void> {
  await writing(db, erasedStores, async (session) => {
    const merged = await mergedIntoAll(session, [id]);
    for (const each of [...merged.map((one) => one.id), id]) {
      await meet(session, [each]);
      const slot = session.slots.get(each);
      await forgetCustomer(session, each);
      if (slot !== undefined) await forgetSlot(session.transaction, slot);
      await forgetUndo(session.transaction, each);
    }
    await session.transaction.objectStore('find').clear();
  });
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity'] });
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
  for (const store of packStores) {
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
    beginStanding(transaction),
    // Counters go on: whoever has hints in memory has to see that they are old.
    transaction.objectStore('counters').put({ ...EMPTY, revision: revision + 1, fold: fold + 1 }, 'hints'),
    transaction.done,
  ]);
  noteWrite();
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'import'] });
}

async function forgetUndo(transaction: Writing, id: CustomerId): Promise<void> {
  const store = transaction.objectStore('undo');
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const isOf = (record: UndoStep['after']) =>
      record !== null && (record.id === id || ('customerId' in record && record.customerId === id));
    const steps = cursor.value.steps.filter(({ before, after }) => !isOf(before) && !isOf(after));
    if (steps.length < cursor.value.steps.length) await cursor.update({ ...cursor.value, steps });
  }
}
