import type { ImportId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { PackStore } from './packs';
import type { Database } from './schema';

/** One import of a file, or of the sample: what it was and how far it got. */
export interface ImportJob {
  readonly id: ImportId;
  readonly kind: 'customers' | 'ledger' | PackStore | 'sample';
  readonly fileName: string;
  readonly startedAt: Millis;
  readonly finishedAt?: Millis;
  /** Rows taken so far: the checkpoint. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export const putImport = (db: Database, job: ImportJob): Promise<ImportId> => db.put('imports', job);

/** The names of the files that records came from, by import. */
export async function fileNames(db: Database): Promise<Map<ImportId, string>> {
  return new Map((await db.getAll('imports')).map(({ id, fileName }) => [id, fileName]));
}

/** Whether all books here are the sample's: nothing else was imported, taken over or told by a team. */
export async function hasSampleAlone(db: Database): Promise<boolean> {
  const [jobs, joined] = await Promise.all([db.getAll('imports'), db.getKey('team', 'joined')]);
  return joined === undefined && jobs.every(({ kind }) => kind === 'sample');
}

/** All imports, newest first. */
export async function listImports(db: Database): Promise<ImportJob[]> {
  return (await db.getAll('imports')).sort((a, b) => b.startedAt - a.startedAt);
}
