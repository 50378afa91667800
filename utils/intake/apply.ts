import { announceChange } from '@/utils/db/changes';
import { keepReplaced } from '@/utils/db/history';
import { type ImportJob, putImport } from '@/utils/db/imports';
import type { Database, Writing } from '@/utils/db/schema';
import { logUndo, type UndoStep } from '@/utils/db/undo';
import { newId } from '@/utils/domain/id';
import { ok, type Result } from '@/utils/domain/result';
import { type Millis, millisOf } from '@/utils/domain/time';
import type { IsSharedDomain } from './customer-rows';
import { createDirectory } from './directory';
import { lookUpCustomers, lookUpEntries, type NameIndex, nameIndexOf, needsNames } from './look-up';
import { CHUNK, chunksOf, type ParsedRow } from './parse-row';
import type { LedgerChange } from './place-ledger';
import { placeRow } from './place-row';
import type { FileError, Refusal } from './refusal';
import type { Survey } from './survey';

export interface ApplyOptions {
  readonly fileName: string;
  readonly isShared: IsSharedDomain;
  /** Told after each chunk is written. */
  onProgress?(job: ImportJob): void;
  /** Stops after the chunk at hand: what is written stays, with its undo. */
  readonly signal?: AbortSignal;
}

/**
 * Writes a surveyed file, 500 rows in one transaction with the checkpoint of the job. Broken off at any point, what is written is whole
 * rows; importing the file again changes nothing of them. Rejects with the browser's error where storage fails (quota).
 */
export async function applyImport(db: Database, { table, dialect }: Survey, options: ApplyOptions): Promise<Result<ImportJob, FileError>> {
  let job: ImportJob = {
    id: newId<'import'>(),
    kind: dialect.columns.kind,
    fileName: options.fileName,
    startedAt: now(),
    ...{ rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0 },
  };
  await putImport(db, job);
  try {
    let names: NameIndex | undefined;
    let chunk = 0;
    for await (const rows of chunksOf(table, dialect, options.isShared, CHUNK)) {
      if (!rows.ok) return rows;
      if (names === undefined && rows.value.some((row) => row.ok && needsNames(row.value))) {
        names = nameIndexOf(await db.getAll('customers'));
      }
      job = await applyChunk(db, job, chunk, rows.value, names ?? new Map());
      chunk += 1;
      options.onProgress?.(job);
      if (options.signal?.aborted) return ok(job);
    }
    return ok(await finish(db, job));
  } finally {
    // Also where storage failed half-way: what was written is there, and its undo.
    announceChange({ kinds: ['customer', 'ledger', 'import'] });
  }
}

/** The last write waits for the disk, and with it all before: what is reported as imported is saved. */
async function finish(db: Database, job: ImportJob): Promise<ImportJob> {
  const finished = { ...job, finishedAt: now() };
  const transaction = db.transaction('imports', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(finished), transaction.done]);
  return finished;
}

async function applyChunk(
  db: Database,
  job: ImportJob,
  chunk: number,
  rows: readonly Result<ParsedRow, Refusal>[],
  names: NameIndex,
): Promise<ImportJob> {
  const transaction: Writing = db.transaction(['customers', 'ledger', 'imports', 'history', 'undo'], 'readwrite');
  // A failed request rejects here, and the transaction's own promise says it once more.
  transaction.done.catch(() => undefined);
  const parsed = rows.flatMap((row) => (row.ok ? row.value : []));
  const directory = createDirectory();
  const [, entries] = await Promise.all([lookUpCustomers(transaction, parsed, directory, names), lookUpEntries(transaction, parsed)]);
  const counts = { added: 0, changed: 0, unchanged: 0, refused: rows.length - parsed.length };
  const ledger: LedgerChange[] = [];
  for (const row of parsed) {
    const placed = placeRow(row, directory, (key) => entries.get(key) ?? [], { importId: job.id, now: now() });
    counts[placed.ok ? placed.value.outcome : 'refused'] += 1;
    if (placed.ok && placed.value.ledger) ledger.push(placed.value.ledger);
  }
  const steps = [...(await writeCustomers(transaction, directory.changes())), ...(await writeLedger(transaction, ledger))];
  await logUndo(transaction, { importId: job.id, chunk, steps });
  const next: ImportJob = {
    ...job,
    rows: job.rows + rows.length,
    added: job.added + counts.added,
    changed: job.changed + counts.changed,
    unchanged: job.unchanged + counts.unchanged,
    refused: job.refused + counts.refused,
  };
  await transaction.objectStore('imports').put(next);
  await transaction.done;
  return next;
}

async function writeCustomers(
  transaction: Writing,
  changes: ReturnType<ReturnType<typeof createDirectory>['changes']>,
): Promise<UndoStep[]> {
  const store = transaction.objectStore('customers');
  await Promise.all(
    changes.map(async ({ before, after }) => {
      if (before !== undefined) await keepReplaced(transaction, 'customers', before);
      await store.put(after);
    }),
  );
  return changes.flatMap(({ before, after }) => (before === undefined ? [] : { store: 'customers', before, after }));
}

async function writeLedger(transaction: Writing, changes: readonly LedgerChange[]): Promise<UndoStep[]> {
  const store = transaction.objectStore('ledger');
  const puts = changes.flatMap((change) => change.puts);
  const removed = changes.flatMap((change) => change.removed);
  await Promise.all([...puts.map(({ after }) => store.put(after)), ...removed.map(({ id }) => store.delete(id))]);
  return [
    ...puts.flatMap(({ before, after }): UndoStep[] => (before === undefined ? [] : [{ store: 'ledger', before, after }])),
    ...removed.map((before): UndoStep => ({ store: 'ledger', before, after: null })),
  ];
}

const now = (): Millis => millisOf(new Date());
