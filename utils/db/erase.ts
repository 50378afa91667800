import type { Customer, CustomerId } from '@/utils/domain/customer';
import { type Millis, millisOf } from '@/utils/domain/time';
import { announceChange } from './changes';
import { customersBy, customersWith, putCustomers, removeCustomers } from './customer-records';
import { EMPTY, readHead } from './hint-log';
import { noteWrite } from './hint-memory';
import { forgetReplaced, replacedOf } from './history';
import { ledgerOf, ledgerStores } from './ledger-records';
import { putLedger } from './ledger-writes';
import { packStores, removeRows } from './packs';
import type { Database, Writing } from './schema';
import { reading, type WriteSession, writing } from './session';
import { tombstoneOf } from './tombstone';
import type { UndoStep } from './undo';

/** The stores that hold something of a customer. */
export const erasedStores = [...ledgerStores, ...packStores, 'history', 'drafts', 'undo', 'find'] as const;

/**
 * Erases a customer everywhere: the record and what it was before, all facts, drafts, what imports kept for their undo, and the index of
 * names, which is built anew. Whoever belonged to them belongs to nobody. A tombstone stays. Resolves once nothing of it is on disk any more.
 */
export async function eraseCustomer(db: Database, id: CustomerId, at: Millis = millisOf(new Date())): Promise<void> {
  const versions = await versionsOf(db, id);
  const tombstone = versions.length === 0 ? undefined : await tombstoneOf(versions, at);
  const isErased = await writing(db, [...erasedStores, 'tombstones'], async (session) => {
    // Edited while its keys were hidden: they may be others now.
    if ((await customersWith(session, [id])).get(id)?.revision !== versions.at(-1)?.revision) return false;
    await forgetCustomer(session, id);
    await forgetUndo(session.transaction, id);
    await session.transaction.objectStore('find').clear();
    if (tombstone !== undefined) await session.transaction.objectStore('tombstones').put(tombstone);
    return true;
  });
  if (!isErased) return eraseCustomer(db, id, at);
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity'] });
}

/** The record as it was before each edit and, last, as it is; none where there is no such customer. */
function versionsOf(db: Database, id: CustomerId): Promise<readonly Customer[]> {
  return reading(db, ['history'], async (session) => {
    const [current, earlier] = await Promise.all([customersWith(session, [id]), replacedOf(session.transaction, id)]);
    const customer = current.get(id);
    return customer === undefined ? [] : [...earlier.map(({ record }) => record as Customer), customer];
  });
}

/** Erases the record and its facts, in a session over `erasedStores`. */
export async function forgetCustomer(session: WriteSession, id: CustomerId): Promise<void> {
  const { transaction } = session;
  await clearFacts(session, id);
  const members = ((await customersBy(session, 'company', [id])).get(id) ?? []).map(({ companyId, parentId, ...member }) => ({
    ...member,
    ...(companyId === undefined || companyId === id ? {} : { companyId }),
    ...(parentId === undefined || parentId === id ? {} : { parentId }),
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

/** Erases everything, tombstones too; settings stay where they are to be kept. */
export async function eraseAll(db: Database, { keepsSettings }: { readonly keepsSettings: boolean }): Promise<void> {
  const stores = [...db.objectStoreNames].filter((name) => name !== 'counters' && !(keepsSettings && name === 'settings'));
  const transaction: Writing = db.transaction([...stores, 'counters'], 'readwrite', { durability: 'strict' });
  const { revision, fold } = await readHead(transaction);
  await Promise.all([
    ...stores.map((name) => transaction.objectStore(name).clear()),
    // Counters go on: whoever has hints in memory has to see that they are old.
    transaction.objectStore('counters').put({ ...EMPTY, revision: revision + 1, fold: fold + 1 }, 'hints'),
    transaction.done,
  ]);
  noteWrite();
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'setting', 'import'] });
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
