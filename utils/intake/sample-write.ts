import { announceChange } from '@/utils/db/changes';
import type { ImportJob } from '@/utils/db/imports';
import type { Database, StoreName, Writing } from '@/utils/db/schema';
import { type CivilDate, noonOf } from '@/utils/domain/time';
import type { SampleFile } from './sample-file';
import { recordsOfSample, SAMPLE_IMPORT, type SampleRecords } from './sample-records';

/** Writes the sample's records as of `today`, all or nothing. Records that were edited since an earlier load stay as they are. */
export async function writeSample(db: Database, sample: SampleFile, today: CivilDate): Promise<void> {
  const transaction = db.transaction([...stores, 'imports'] as StoreName[], 'readwrite', { durability: 'strict' });
  const count = await putAll(transaction, recordsOfSample(sample, today));
  const isNews = count.added + count.changed > 0;
  if (isNews) await transaction.objectStore('imports').put(jobOf(count, today));
  await transaction.done;
  if (isNews) announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'import'] });
}

const stores = ['customers', 'ledger', 'interactions', 'voices', 'competitors'] as const satisfies readonly (keyof SampleRecords)[];

type Count = Pick<ImportJob, 'rows' | 'added' | 'changed' | 'unchanged'>;

async function putAll(transaction: Writing, records: SampleRecords): Promise<Count> {
  const outcomes = (
    await Promise.all(stores.map((store) => Promise.all(records[store].map((row) => putOne(transaction, store, row)))))
  ).flat();
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  return { rows: outcomes.length, added: count('added'), changed: count('changed'), unchanged: count('unchanged') };
}

async function putOne(
  transaction: Writing,
  name: (typeof stores)[number],
  row: SampleRecords[typeof name][number],
): Promise<'added' | 'changed' | 'unchanged'> {
  const store = transaction.objectStore(name);
  const before = await store.get(row.id);
  if (before !== undefined && (isEdited(before) || isSame(before, row))) return 'unchanged';
  await store.put(row);
  return before === undefined ? 'added' : 'changed';
}

const isEdited = (row: { readonly revision?: number } | object): boolean =>
  'revision' in row && row.revision !== undefined && row.revision > 1;

/** Both come from the same function, or through a structured clone of it: their fields are in the same order. */
const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

const jobOf = (count: Count, today: CivilDate): ImportJob => ({
  ...count,
  id: SAMPLE_IMPORT,
  kind: 'sample',
  fileName: 'sample.json',
  startedAt: noonOf(today),
  finishedAt: noonOf(today),
  refused: 0,
});
