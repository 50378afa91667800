import { announceChange } from '@/utils/db/changes';
import type { Database, StoreName, Writing } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { decodeSample } from './sample-file';
import { SAMPLE_IMPORT } from './sample-records';
import { writeSample } from './sample-write';

const FILE = '/sample.json';
const facts = ['ledger', 'interactions', 'voices'] as const;
const stores: readonly StoreName[] = [...facts, 'customers', 'competitors', 'imports', 'drafts', 'history'];

/** Loads the sample that comes with the extension, as of today. Loading it again brings its days up to date and adds nothing. */
export async function loadSample(db: Database): Promise<void> {
  const reply = await fetch(FILE);
  const sample = decodeSample(await reply.json());
  // The file is a part of the extension: a broken one is a fault of ours, not something to tell the user about.
  if (sample === undefined) throw new Error(`${FILE} is not a sample`);
  await writeSample(db, sample, civilDateAt(millisOf(new Date())));
}

/** Whether the sample is loaded. */
export const hasSample = async (db: Database): Promise<boolean> => (await db.getKey('imports', SAMPLE_IMPORT)) !== undefined;

/** Takes away what the sample brought, all or nothing. Own notes stay, and with them the customers and competitors they are about. */
export async function removeSample(db: Database): Promise<void> {
  const transaction = db.transaction([...stores], 'readwrite', { durability: 'strict' });
  for (const store of facts) await removeRows(transaction, store);
  await removeCustomers(transaction);
  await removeCompetitors(transaction);
  await transaction.objectStore('imports').delete(SAMPLE_IMPORT);
  await transaction.done;
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'import'] });
}

async function removeRows(transaction: Writing, name: (typeof facts)[number]): Promise<void> {
  const store = transaction.objectStore(name);
  for (const id of await store.index('importId').getAllKeys(SAMPLE_IMPORT)) await removeRow(transaction, name, id);
}

/** With the facts of the sample gone, what a customer still has is the user's own. */
async function removeCustomers(transaction: Writing): Promise<void> {
  const store = transaction.objectStore('customers');
  const sample = await store.index('importId').getAll(SAMPLE_IMPORT);
  const kept = new Set<CustomerId>();
  for (const { id, companyId } of sample) {
    if (!(await isInUse(transaction, id))) continue;
    kept.add(id);
    if (companyId !== undefined) kept.add(companyId);
  }
  for (const { id } of sample) if (!kept.has(id)) await removeRow(transaction, 'customers', id);
}

async function isInUse(transaction: Writing, id: CustomerId): Promise<boolean> {
  const own = IDBKeyRange.bound([id], [id, []]);
  const rows = await Promise.all(facts.map((store) => transaction.objectStore(store).index('customer').count(own)));
  const people = await transaction.objectStore('customers').index('companyId').getAll(id);
  const isDrafted = (await transaction.objectStore('drafts').getKey(id)) !== undefined;
  return isDrafted || rows.some((count) => count > 0) || people.some((person) => person.importId !== SAMPLE_IMPORT);
}

async function removeCompetitors(transaction: Writing): Promise<void> {
  const named = new Set<string>((await transaction.objectStore('voices').getAll()).map((voice) => voice.about));
  const store = transaction.objectStore('competitors');
  const ids = await store.index('importId').getAllKeys(SAMPLE_IMPORT);
  await Promise.all(ids.filter((id) => !named.has(id)).map((id) => store.delete(id)));
}

/** Removes a record and what it was before it was edited. */
async function removeRow(transaction: Writing, name: 'customers' | (typeof facts)[number], id: string): Promise<void> {
  const history = transaction.objectStore('history');
  const earlier = await history.index('recordId').getAllKeys(id);
  await Promise.all([transaction.objectStore(name).delete(IDBKeyRange.only(id)), ...earlier.map((key) => history.delete(key))]);
}
