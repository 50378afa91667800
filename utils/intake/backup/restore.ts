import { announceChange } from '@/utils/db/changes';
import { putCompetitors } from '@/utils/db/competitors';
import { everyCustomer } from '@/utils/db/customers';
import { erasedStores, forgetCustomer } from '@/utils/db/erase';
import { putGoals } from '@/utils/db/goals';
import { AT_REST, foldHints } from '@/utils/db/hint-fold';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { TombstoneId } from '@/utils/db/tombstone';
import { type Graves, gravesIn, noGraves } from '@/utils/db/tombstones';
import type { CustomerId } from '@/utils/domain/customer';
import { err, ok, type Result } from '@/utils/domain/result';
import { isOfThisBrowser, ofThisBrowser } from '@/utils/settings/of-this-browser';
import type { Backup } from './backup-file';
import { admitted, keysOfLines } from './erased-lines';
import { type BackupLine, bundlesIn, parseLine } from './lines';
import { todaysLines } from './todays-lines';
import { mergeCustomers, replaceCustomers } from './write-bundles';

/** What happens to what is there: `merge` keeps it and adds what is missing or newer, `replace` leaves just what the backup holds. */
export type RestoreMode = 'merge' | 'replace';

export interface RestoreOptions {
  readonly mode: RestoreMode;
  /** Whether customers who were erased since the backup come back. */
  readonly takesErased?: boolean;
  /** Told of the lines that are done. */
  onLines?(lines: number): void;
}

export interface Restored {
  readonly customers: number;
  /** Customers who were erased since, and stay away. */
  readonly erased: number;
}

/** Lines that are written in one transaction. */
const BATCH = 500;

/**
 * Restores a backup whose bytes were checked. A line that Regard did not write refuses the whole file, before anything is touched. What is
 * there goes only after all of the backup is on disk: broken off anywhere, nothing is lost, and restoring again completes it.
 */
export async function restoreBackup(db: Database, backup: Backup, options: RestoreOptions): Promise<Result<Restored, 'damaged'>> {
  const { mode, onLines } = options;
  const own = await tombstonesIn(backup);
  if (own === undefined) return err('damaged');
  const graves = options.takesErased ? noGraves : gravesSince(db, own);
  const restored = new Set<CustomerId>();
  let [done, erased] = [0, 0];
  try {
    for await (const lines of batches(backup)) {
      const taken = bundlesIn(await restoreLines(db, lines, mode, graves));
      for (const { customer } of taken) restored.add(customer.id);
      erased += bundlesIn(lines).length - taken.length;
      done += lines.length;
      onLines?.(done);
    }
    if (mode === 'replace') await removeOthers(db, backup, restored);
    await foldHints(db, AT_REST);
  } finally {
    announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'goal', 'setting', 'import'] });
  }
  return ok({ customers: restored.size, erased });
}

/** A tombstone that the backup holds itself is older than it: whoever is in the backup was welcome again by then. */
export const gravesSince = (db: Database, own: ReadonlySet<TombstoneId>): Graves => gravesIn(db, (id) => own.has(id));

/** Undefined where a line is none. */
async function tombstonesIn(backup: Backup): Promise<Set<TombstoneId> | undefined> {
  const ids = new Set<TombstoneId>();
  for await (const text of backup.read()) {
    const line = parseLine(text);
    if (line === undefined) return undefined;
    if (line.kind === 'tombstone') ids.add(line.tombstone.id);
  }
  return ids;
}

async function* batches(backup: Backup): AsyncGenerator<BackupLine[]> {
  let batch: BackupLine[] = [];
  for await (const line of todaysLines(backup.read())) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** The lines that were restored: those of the erased are not. */
async function restoreLines(db: Database, read: readonly BackupLine[], mode: RestoreMode, graves: Graves): Promise<readonly BackupLine[]> {
  const buried = await graves.among(keysOfLines(read));
  return writing(db, [...erasedStores, 'settings', 'competitors', 'goals', 'imports', 'tombstones'], async (session) => {
    const lines = await admitted(session, read, buried);
    await Promise.all(lines.map((line) => restoreSmall(session, line, mode)));
    await (mode === 'replace' ? replaceCustomers : mergeCustomers)(session, bundlesIn(lines));
    return lines;
  });
}

/** Records that stand by themselves. Merging never overwrites one. */
async function restoreSmall(session: WriteSession, line: BackupLine, mode: RestoreMode): Promise<void> {
  const { transaction } = session;
  const isFree = async (key: Promise<unknown>) => mode === 'replace' || (await key) === undefined;
  switch (line.kind) {
    case 'setting': {
      if (isOfThisBrowser(line.key)) break;
      const store = transaction.objectStore('settings');
      if (await isFree(store.getKey(line.key))) await store.put(line.value, line.key);
      break;
    }
    case 'competitor': {
      const store = transaction.objectStore('competitors');
      if (await isFree(store.getKey(line.competitor.id))) await putCompetitors(session, [line.competitor]);
      break;
    }
    case 'goal': {
      const store = transaction.objectStore('goals');
      if (await isFree(store.getKey(line.goal.id))) await putGoals(session, [line.goal]);
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
    case 'tombstone':
      await transaction.objectStore('tombstones').put(line.tombstone);
      break;
    case 'customer':
      break;
  }
}

/** Everything that the backup does not hold but tombstones, once all that it holds is there. */
async function removeOthers(db: Database, backup: Backup, restored: ReadonlySet<CustomerId>): Promise<void> {
  const kept: Record<'settings' | 'competitors' | 'goals' | 'imports' | 'drafts' | 'undo', Set<string>> = {
    ...{
      settings: new Set(ofThisBrowser),
      competitors: new Set(),
      goals: new Set(),
      imports: new Set(),
      drafts: new Set(),
      undo: new Set(),
    },
  };
  for await (const line of todaysLines(backup.read())) {
    if (line.kind === 'setting') kept.settings.add(line.key);
    else if (line.kind === 'competitor') kept.competitors.add(line.competitor.id);
    else if (line.kind === 'goal') kept.goals.add(line.goal.id);
    else if (line.kind === 'import') kept.imports.add(line.job.id);
    else if (line.kind === 'draft') kept.drafts.add(line.draft.customerId);
    else if (line.kind === 'undo') kept.undo.add(String([line.chunk.importId, line.chunk.chunk]));
  }
  for (const name of ['settings', 'competitors', 'goals', 'imports', 'drafts', 'undo'] as const) {
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
