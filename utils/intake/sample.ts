import { announceChange } from '@/utils/db/changes';
import { competitorsOfImport, removeUnnamed } from '@/utils/db/competitors';
import { customersIn } from '@/utils/db/customer-records';
import { forgetReplaced } from '@/utils/db/history';
import { eraseCustomers, heldAmong, holderStores } from '@/utils/db/holders';
import { blocksOfImport } from '@/utils/db/ledger-records';
import { removeImported } from '@/utils/db/ledger-writes';
import { type PackStore, packStores, removeRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { Customer, ImportId } from '@/utils/domain/customer';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { SAMPLE_RATES } from '@/utils/settings/rates';
import { decodeSample } from './sample-file';
import { SAMPLE_IMPORT } from './sample-records';
import { writeSample } from './sample-write';

const FILE = '/sample.json';

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
  await writing(db, [...holderStores, 'competitors', 'imports', 'drafts', 'settings'], async (session) => {
    const blocks = await blocksOfImport(session, SAMPLE_IMPORT);
    const customers = await customersIn(session, blocks);
    await removeImported(session, SAMPLE_IMPORT, blocks);
    for (const store of packStores) await removeSampleRows(session, store, customers);
    await removeSampleCustomers(
      session,
      customers.filter(({ importId }) => importId === SAMPLE_IMPORT),
    );
    await removeUnnamed(session, await competitorsOfImport(session.transaction, SAMPLE_IMPORT));
    await session.transaction.objectStore('settings').delete(SAMPLE_RATES);
    await session.transaction.objectStore('imports').delete(SAMPLE_IMPORT);
  });
  announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'import'] });
}

async function removeSampleRows(session: WriteSession, store: PackStore, customers: readonly Customer[]): Promise<void> {
  const isOfSample = ({ importId }: { readonly importId?: ImportId }) => importId === SAMPLE_IMPORT;
  const removed = await Promise.all(customers.map(({ id }) => removeRows(session, store, id, isOfSample)));
  await Promise.all(removed.flat().map(({ id }) => forgetReplaced(session.transaction, id)));
}

/** With the facts of the sample gone, what a customer still has is the user's own. */
async function removeSampleCustomers(session: WriteSession, sample: readonly Customer[]): Promise<void> {
  const ids = sample.map(({ id }) => id);
  const drafts = new Set(await session.transaction.objectStore('drafts').getAllKeys());
  const held = await heldAmong(session, ids, ({ importId }) => importId !== SAMPLE_IMPORT);
  const kept = new Set(
    sample
      .filter(({ id }) => held.has(id) || drafts.has(id))
      .flatMap(({ id, companyId }) => (companyId === undefined ? [id] : [id, companyId])),
  );
  await eraseCustomers(
    session,
    ids.filter((id) => !kept.has(id)),
  );
}
