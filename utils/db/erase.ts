import type { Customer, CustomerId } from '@/utils/domain/customer';
import { type Millis, millisOf } from '@/utils/domain/time';
import { announceChange } from './changes';
import { customersBy, customersWith, meet, putCustomers, removeCustomers } from './customer-records';
import { forgetGoalsFor } from './goals';
import { EMPTY, readHead } from './hint-log';
import { noteWrite } from './hint-memory';
import { forgetReplaced, replacedOf } from './history';
import { ledgerOf, ledgerStores } from './ledger-records';
import { putLedger } from './ledger-writes';
import { mergedIntoAll } from './merges';
import { forgetNotesOut } from './outbox';
import { packStores, removeRows } from './packs';
import type { Database, StoreName, Writing } from './schema';
import { reading, type Session, type WriteSession, writing } from './session';
import { POLICY } from './settings';
import { beginStanding, forgetSlot } from './standing-records';
import { forgetSlotsOf } from './team-slots';
import { tombstoneOf } from './tombstone';
import { touchErased } from './touched';
import type { UndoStep } from './undo';

/** The stores that hold something of a customer. */
export const erasedStores = [
  ...ledgerStores,
  ...packStores,
  'history',
  'drafts',
  'undo',
  'find',
  'standing',
  'answers',
  'outbox',
  'teamSlots',
] as const;

/**
 * Erases a customer everywhere: the record and what it was before, all facts, drafts, what imports kept for their undo, the roll-up,
 * and the index of names, which is made anew; and the same of everybody merged into them, who are the same customer. Whoever
 * belonged to them belongs to nobody. A tombstone stays. Resolves once nothing of it is on disk any more. The team is told, unless it is
 * who told us (`isQuiet`).
 */
export async function eraseCustomer(db: Database, id: CustomerId, at: Millis = millisOf(new Date()), isQuiet = false): Promise<void> {
  const { current, versions } = await reading(db, ['history'], (session) => versionsOf(session, id));
  const tombstone = versions.length === 0 ? undefined : await tombstoneOf(versions, at);
  const erase = async (session: WriteSession): Promise<boolean> => {
    const now = await asOne(session, id);
    // Edited or merged while their keys were hidden: these may be others now.
    if (marksOf(now) !== marksOf(current)) return false;
    const ids = new Set([...now.map((one) => one.id), id]);
    for (const each of ids) {
      await meet(session, [each]);
      const slot = session.slots.get(each);
      await forgetCustomer(session, each);
      if (slot !== undefined) await forgetSlot(session.transaction, slot);
      await forgetUndo(session.transaction, each);
    }
    await session.transaction.objectStore('find').clear();
    // Whom an answer of another system also names cannot be told by its key; asked again, it is there again.
    await session.transaction.objectStore('answers').clear();
    await forgetGoalsFor(session, ids);
    await forgetSlotsOf(session.transaction, ids);
    if (tombstone === undefined) return true;
    await session.transaction.objectStore('tombstones').put(tombstone);
    touchErased(session, tombstone.id, [...ids]);
    return true;
  };
  const isErased = await writing(db, [...erasedStores, 'goals', 'tombstones'], erase, { isQuiet });
  if (!isErased) return eraseCustomer(db, id, at, isQuiet);
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'goal'] });
}

/** The records of a customer, those merged into it first. */
async function asOne(session: Session, id: CustomerId): Promise<Customer[]> {
  const customer = (await customersWith(session, [id])).get(id);
  return [...(await mergedIntoAll(session, [id])), ...(customer === undefined ? [] : [customer])];
}

const marksOf = (customers: readonly Customer[]): string => customers.map(({ id, revision }) => `${id} ${revision}`).join();

/** The records as they are, and as they were before each edit. */
async function versionsOf(session: Session, id: CustomerId): Promise<Record<'current' | 'versions', readonly Customer[]>> {
  const current = await asOne(session, id);
  const earlier = await Promise.all(current.map((one) => replacedOf(session.transaction, one.id)));
  return { current, versions: [...earlier.flat().map(({ record }) => record as Customer), ...current] };
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
  await Promise.all([forgetReplaced(transaction, id), forgetDrafts(transaction, id), forgetNotesOut(transaction, id)]);
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

/** What the user set: also which systems they connected. */
const SETTINGS: readonly StoreName[] = ['settings', 'accounts', 'secrets', 'paces'];

/** Kept among the settings, and yet no setting: the rates of the sample. */
const SAMPLE_RATES = 'sampleRates';

/** Erases everything, tombstones too; settings stay where they are to be kept, and what an administrator decided always does. Which origins are no sites stays known for as long as the browser allows them. */
export async function eraseAll(db: Database, { keepsSettings }: { readonly keepsSettings: boolean }): Promise<void> {
  const stays = new Set<StoreName>(['counters', 'heldOrigins', ...(keepsSettings ? SETTINGS : [])]);
  const stores = [...db.objectStoreNames].filter((name) => !stays.has(name));
  const transaction: Writing = db.transaction([...stores, 'counters', 'settings'], 'readwrite', { durability: 'strict' });
  const { revision, fold } = await readHead(transaction);
  const policy = keepsSettings ? undefined : await transaction.objectStore('settings').get(POLICY);
  await Promise.all([
    ...stores.map((name) => transaction.objectStore(name).clear()),
    ...(policy === undefined ? [] : [transaction.objectStore('settings').put(policy, POLICY)]),
    transaction.objectStore('settings').delete(SAMPLE_RATES),
    beginStanding(transaction),
    // Counters go on: whoever has hints in memory has to see that they are old.
    transaction.objectStore('counters').put({ ...EMPTY, revision: revision + 1, fold: fold + 1 }, 'hints'),
    transaction.done,
  ]);
  noteWrite();
  announceChange({
    kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'goal', 'setting', 'import', 'account', 'outbox'],
  });
}

async function forgetDrafts(transaction: Writing, id: CustomerId): Promise<void> {
  const store = transaction.objectStore('drafts');
  const drafts = await store.getAll();
  const own = drafts.filter(({ customerId, about }) => customerId === id || about === id);
  await Promise.all(own.map(({ customerId }) => store.delete(customerId)));
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
