import { announceChange } from '@/utils/db/changes';
import { customersBy, customersWith, putCustomers } from '@/utils/db/customer-records';
import { everyCustomer } from '@/utils/db/customers';
import { clearFacts, erasedStores, forgetCustomer } from '@/utils/db/erase';
import { AT_REST, foldHints } from '@/utils/db/hint-fold';
import { forgetReplaced, keepReplaced } from '@/utils/db/history';
import { ledgerOf } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { type Packed, type PackStore, putRows, rowsOf } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Backup } from './backup-file';
import type { Bundle } from './bundle';
import { type BackupLine, parseLine } from './lines';

/** What happens to what is there: `merge` keeps it and adds what is missing or newer, `replace` leaves just what the backup holds. */
export type RestoreMode = 'merge' | 'replace';

export interface RestoreOptions {
  readonly mode: RestoreMode;
  /** Told of the lines that are done. */
  onLines?(lines: number): void;
}

export interface Restored {
  readonly customers: number;
}

/** Lines that are written in one transaction. */
const BATCH = 100;

/**
 * Restores a backup whose bytes were checked. A line that Regard did not write refuses the whole file, before anything is touched. What is
 * there goes only after all of the backup is on disk: broken off anywhere, nothing is lost, and restoring again completes it.
 */
export async function restoreBackup(db: Database, backup: Backup, { mode, onLines }: RestoreOptions): Promise<Result<Restored, 'damaged'>> {
  for await (const text of backup.read()) if (parseLine(text) === undefined) return err('damaged');
  const restored = new Set<CustomerId>();
  let done = 0;
  try {
    for await (const lines of batches(backup)) {
      for (const { customer } of bundlesIn(lines)) restored.add(customer.id);
      await restoreLines(db, lines, mode);
      done += lines.length;
      onLines?.(done);
    }
    if (mode === 'replace') await removeOthers(db, backup, restored);
    await foldHints(db, AT_REST);
  } finally {
    announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'setting', 'import'] });
  }
  return ok({ customers: restored.size });
}

async function* batches(backup: Backup): AsyncGenerator<BackupLine[]> {
  let batch: BackupLine[] = [];
  for await (const text of backup.read()) {
    const line = parseLine(text);
    if (line !== undefined) batch.push(line);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const bundlesIn = (lines: readonly BackupLine[]): Bundle[] => lines.flatMap((line) => (line.kind === 'customer' ? [line.bundle] : []));

async function restoreLines(db: Database, lines: readonly BackupLine[], mode: RestoreMode): Promise<void> {
  await writing(db, [...erasedStores, 'settings', 'competitors', 'imports'], async (session) => {
    await Promise.all(lines.map((line) => restoreSmall(session, line, mode)));
    const bundles = bundlesIn(lines);
    await (mode === 'replace' ? replaceCustomers(session, bundles) : mergeCustomers(session, bundles));
  });
}

/** Records that stand by themselves. Merging never overwrites one. */
async function restoreSmall({ transaction }: WriteSession, line: BackupLine, mode: RestoreMode): Promise<void> {
  const isFree = async (key: Promise<unknown>) => mode === 'replace' || (await key) === undefined;
  switch (line.kind) {
    case 'setting': {
      const store = transaction.objectStore('settings');
      if (await isFree(store.getKey(line.key))) await store.put(line.value, line.key);
      break;
    }
    case 'competitor': {
      const store = transaction.objectStore('competitors');
      if (await isFree(store.getKey(line.competitor.id))) await store.put(line.competitor);
      break;
    }
    case 'import': {
      const store = transaction.objectStore('imports');
      if (await isFree(store.getKey(line.job.id))) await store.put(line.job);
      break;
    }
    case 'undo': {
      const store = transaction.objectStore('undo');
      if (await isFree(store.getKey([line.chunk.importId, line.chunk.chunk]))) await store.put(line.chunk);
      break;
    }
    case 'draft': {
      const store = transaction.objectStore('drafts');
      if (await isFree(store.getKey(line.draft.customerId))) await store.put(line.draft);
      break;
    }
    case 'customer':
      break;
  }
}

async function replaceCustomers(session: WriteSession, bundles: readonly Bundle[]): Promise<void> {
  await putCustomers(
    session,
    bundles.map(({ customer }) => customer),
  );
  for (const { customer } of bundles) {
    await clearFacts(session, customer.id);
    await forgetReplaced(session.transaction, customer.id);
  }
  await addFacts(session, bundles);
}

/** Of two versions of a record the one of the higher revision stays, and the other is kept as an earlier one. */
async function mergeCustomers(session: WriteSession, bundles: readonly Bundle[]): Promise<void> {
  const own = await knownAs(session, bundles);
  const moved = bundles.map((bundle) => own.get(bundle.customer.id)?.bundle ?? bundle);
  const newer = moved.filter(({ customer }) => customer.revision > (own.get(customer.id)?.known?.revision ?? 0));
  for (const { customer } of newer) {
    const known = own.get(customer.id)?.known;
    if (known !== undefined) await keepReplaced(session.transaction, 'customers', known);
  }
  await putCustomers(
    session,
    newer.map(({ customer }) => customer),
  );
  const [ledger] = await Promise.all([
    ledgerOf(
      session,
      moved.map(({ customer }) => customer.id),
    ),
  ]);
  const missing = await Promise.all(
    moved.map(async (bundle): Promise<Bundle> => {
      const keys = new Set(ledger.get(bundle.customer.id)?.map(({ sourceKey }) => sourceKey));
      return {
        ...bundle,
        ledger: bundle.ledger.filter(({ sourceKey }) => !keys.has(sourceKey)),
        interactions: await newerRows(session, 'interactions', bundle.customer.id, bundle.interactions),
        voices: await newerRows(session, 'voices', bundle.customer.id, bundle.voices),
        opportunities: await newerRows(session, 'opportunities', bundle.customer.id, bundle.opportunities),
      };
    }),
  );
  await addFacts(session, missing);
}

interface Known {
  readonly known: Customer | undefined;
  readonly bundle: Bundle;
}

/** Whom we know of them, by the backup's id: by the same id, else by a key of another system, as where two of us brought in the same file. */
async function knownAs(session: WriteSession, bundles: readonly Bundle[]): Promise<Map<CustomerId, Known>> {
  const byId = await customersWith(
    session,
    bundles.map(({ customer }) => customer.id),
  );
  const byKey = await customersBy(
    session,
    'sourceKey',
    bundles.flatMap(({ customer }) => (byId.has(customer.id) ? [] : customer.sourceKeys)),
  );
  return new Map(
    bundles.flatMap((bundle): [CustomerId, Known][] => {
      const { customer } = bundle;
      const known = byId.get(customer.id);
      if (known !== undefined) return [[customer.id, { known, bundle }]];
      const [same] = customer.sourceKeys.flatMap((key) => byKey.get(key) ?? []);
      return same === undefined ? [] : [[customer.id, { known: same, bundle: given(bundle, same) }]];
    }),
  );
}

/** The facts of a bundle as those of the customer that is known already, whose record stays as it is. */
function given(bundle: Bundle, customer: Customer): Bundle {
  const customerId = customer.id;
  return {
    customer,
    ledger: bundle.ledger.map((entry) => ({ ...entry, customerId })),
    interactions: bundle.interactions.map((row) => ({ ...row, customerId })),
    voices: bundle.voices.map((row) => ({ ...row, customerId })),
    opportunities: bundle.opportunities.map((row) => ({ ...row, customerId })),
    replaced: [],
  };
}

async function newerRows<Store extends PackStore>(
  session: WriteSession,
  store: Store,
  id: CustomerId,
  rows: readonly Packed<Store>[],
): Promise<Packed<Store>[]> {
  const known = new Map((await rowsOf(session, store, id)).map((row) => [row.id as string, row]));
  const newer = rows.filter((row) => row.revision > (known.get(row.id)?.revision ?? 0));
  await Promise.all(
    newer.map((row) => {
      const before = known.get(row.id);
      return before && keepReplaced(session.transaction, store, before);
    }),
  );
  return newer;
}

async function addFacts(session: WriteSession, bundles: readonly Bundle[]): Promise<void> {
  await putLedger(
    session,
    bundles.flatMap(({ ledger }) => ledger.map((after) => ({ after }))),
  );
  await putRows(
    session,
    'interactions',
    bundles.flatMap(({ interactions }) => interactions),
  );
  await putRows(
    session,
    'voices',
    bundles.flatMap(({ voices }) => voices),
  );
  await putRows(
    session,
    'opportunities',
    bundles.flatMap(({ opportunities }) => opportunities),
  );
  const history = session.transaction.objectStore('history');
  await Promise.all(bundles.flatMap(({ replaced }) => replaced.map((earlier) => history.put(earlier))));
}

/** Everything that the backup does not hold, once all that it holds is there. */
async function removeOthers(db: Database, backup: Backup, restored: ReadonlySet<CustomerId>): Promise<void> {
  const kept: Record<'settings' | 'competitors' | 'imports' | 'drafts' | 'undo', Set<string>> = {
    ...{ settings: new Set(), competitors: new Set(), imports: new Set(), drafts: new Set(), undo: new Set() },
  };
  for await (const text of backup.read()) {
    const line = parseLine(text);
    if (line?.kind === 'setting') kept.settings.add(line.key);
    else if (line?.kind === 'competitor') kept.competitors.add(line.competitor.id);
    else if (line?.kind === 'import') kept.imports.add(line.job.id);
    else if (line?.kind === 'draft') kept.drafts.add(line.draft.customerId);
    else if (line?.kind === 'undo') kept.undo.add(String([line.chunk.importId, line.chunk.chunk]));
  }
  for (const name of ['settings', 'competitors', 'imports', 'drafts', 'undo'] as const) {
    const transaction = db.transaction(name, 'readwrite');
    const others = (await transaction.store.getAllKeys()).filter((key) => !kept[name].has(String(key)));
    await Promise.all([...others.map((key) => transaction.store.delete(key as never)), transaction.done]);
  }
  for await (const customers of everyCustomer(db)) {
    const others = customers.filter(({ id }) => !restored.has(id));
    if (others.length === 0) continue;
    await writing(db, erasedStores, async (session) => {
      for (const { id } of others) await forgetCustomer(session, id);
    });
  }
}
