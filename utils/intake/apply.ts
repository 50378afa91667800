import { announceChange } from '@/utils/db/changes';
import { AT_REST, foldHints, WHILE_IMPORTING } from '@/utils/db/hint-fold';
import { type ImportJob, putImport } from '@/utils/db/imports';
import { ledgerStores } from '@/utils/db/ledger-records';
import { settleLedger } from '@/utils/db/ledger-writes';
import { packStores } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import { gravesIn, noGraves } from '@/utils/db/tombstones';
import { logUndo } from '@/utils/db/undo';
import { newId } from '@/utils/domain/id';
import { ok, type Result } from '@/utils/domain/result';
import { type Millis, millisOf } from '@/utils/domain/time';
import { growing, oneAhead } from './chunks';
import type { IsSharedDomain } from './customer-rows';
import { createDirectory } from './directory';
import { type ErasedRows, erasedIn } from './erased-rows';
import { lookUpKept } from './look-up';
import { CHUNK, chunksOf, type ParsedRow } from './parse-row';
import type { FactChanged } from './place-fact';
import type { LedgerChange } from './place-ledger';
import { placeRow } from './place-row';
import type { FileError } from './refusal';
import { createRivals } from './rivals';
import type { Survey } from './survey';
import { writeCustomers, writeFacts, writeLedger } from './write-changes';

export interface ApplyOptions {
  readonly fileName: string;
  readonly isShared: IsSharedDomain;
  /** Told after each chunk is written. */
  onProgress?(job: ImportJob): void;
  /** Whether customers who were erased are taken in all the same. */
  readonly takesErased?: boolean;
  /** Stops after the chunk at hand: what is written stays, with its undo. */
  readonly signal?: AbortSignal;
}

/** Files of more rows are sorted into the ledger at their end, not chunk by chunk. */
const LARGE = 20_000;

/**
 * Writes a surveyed file, a chunk of rows in one transaction with the checkpoint of the job. Broken off at any point, what is written is
 * whole rows; importing the file again changes nothing of them. Rejects with the browser's error where storage fails (quota).
 */
export async function applyImport(
  db: Database,
  { table, dialect, rows: total }: Survey,
  options: ApplyOptions,
): Promise<Result<ImportJob, FileError>> {
  let job: ImportJob = {
    id: newId<'import'>(),
    kind: dialect.columns.kind,
    fileName: options.fileName,
    startedAt: now(),
    ...{ rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0 },
  };
  await putImport(db, job);
  const graves = options.takesErased ? noGraves : gravesIn(db);
  try {
    let chunk = 0;
    // Rows are read and understood while the browser writes those before.
    for await (const rows of oneAhead(growing(chunksOf(table, dialect, options.isShared, CHUNK)))) {
      if (!rows.ok) return rows;
      const parsed = rows.value.flatMap((row) => (row.ok ? row.value : []));
      const read = { parsed, rows: rows.value.length, erased: await erasedIn(graves, parsed) };
      job = await applyChunk(db, job, chunk, read, total > LARGE ? 'later' : 'now');
      chunk += 1;
      await foldHints(db, WHILE_IMPORTING);
      options.onProgress?.(job);
      if (options.signal?.aborted) break;
    }
    await settleLedger(db);
    await foldHints(db, AT_REST);
    if (options.signal?.aborted) return ok(job);
    return ok(await finish(db, job));
  } finally {
    // Also where storage failed half-way: what was written is there, and its undo.
    announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'import'] });
  }
}

/** The last write waits for the disk, and with it all before: what is reported as imported is saved. */
async function finish(db: Database, job: ImportJob): Promise<ImportJob> {
  const finished = { ...job, finishedAt: now() };
  const transaction = db.transaction('imports', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(finished), transaction.done]);
  return finished;
}

/** The rows of a chunk that were understood, how many it has in all, and who of them was erased. */
interface ReadChunk {
  readonly parsed: readonly ParsedRow[];
  readonly rows: number;
  readonly erased: ErasedRows;
}

function applyChunk(
  db: Database,
  job: ImportJob,
  chunk: number,
  { parsed, rows, erased }: ReadChunk,
  sorted: 'now' | 'later',
): Promise<ImportJob> {
  const write = async (session: WriteSession): Promise<ImportJob> => {
    const directory = createDirectory();
    const rivals = createRivals(await session.transaction.objectStore('competitors').getAll(), job.id);
    const kept = await lookUpKept(session, parsed, directory, { rivals, erased });
    const counts = { added: 0, changed: 0, unchanged: 0, refused: rows - parsed.length };
    const ledger: LedgerChange[] = [];
    const facts: FactChanged[] = [];
    for (const row of parsed) {
      const placed = placeRow(row, directory, kept, { importId: job.id, now: now() });
      counts[placed.ok ? placed.value.outcome : 'refused'] += 1;
      if (placed.ok && placed.value.ledger) ledger.push(placed.value.ledger);
      if (placed.ok && placed.value.fact) facts.push(placed.value.fact);
    }
    const steps = [
      ...(await writeCustomers(session, directory.changes())),
      ...(await writeLedger(session, ledger, sorted)),
      ...(await writeFacts(session, facts, rivals.made())),
    ];
    await logUndo(session.transaction, { importId: job.id, chunk, steps });
    const next: ImportJob = {
      ...job,
      rows: job.rows + rows,
      added: job.added + counts.added,
      changed: job.changed + counts.changed,
      unchanged: job.unchanged + counts.unchanged,
      refused: job.refused + counts.refused,
    };
    await session.transaction.objectStore('imports').put(next);
    return next;
  };
  // The last write of the import waits for the disk, and with it all before.
  return writing(db, [...ledgerStores, ...packStores, 'competitors', 'imports', 'history', 'undo'], write, { durability: 'relaxed' });
}

const now = (): Millis => millisOf(new Date());
