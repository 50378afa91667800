import { announceChange } from '@/utils/db/changes';
import { putCompetitors } from '@/utils/db/competitors';
import { customersWith, putCustomers } from '@/utils/db/customer-records';
import type { ImportJob } from '@/utils/db/imports';
import { ledgerOf, ledgerStores } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { type PackStore, packStores, putRows, rowsOf } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import { type CivilDate, noonOf } from '@/utils/domain/time';
import { SAMPLE_RATES, sampleRatesText } from '@/utils/settings/rates';
import type { SampleFile } from './sample-file';
import { recordsOfSample, SAMPLE_IMPORT, type SampleRecords } from './sample-records';

/** Writes the sample's records as of `today`, all or nothing. Records that were edited since an earlier load stay as they are. */
export async function writeSample(db: Database, sample: SampleFile, today: CivilDate): Promise<void> {
  const isNews = await writing(db, [...ledgerStores, ...packStores, 'competitors', 'imports', 'settings'], async (session) => {
    const records = recordsOfSample(sample, today);
    const count = await putAll(session, records);
    await session.transaction.objectStore('settings').put(sampleRatesText(records.rates), SAMPLE_RATES);
    if (count.added + count.changed > 0) await session.transaction.objectStore('imports').put(jobOf(count, today));
    return count.added + count.changed > 0;
  });
  if (isNews) announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'import'] });
}

type Count = Pick<ImportJob, 'rows' | 'added' | 'changed' | 'unchanged'>;

async function putAll(session: WriteSession, records: SampleRecords): Promise<Count> {
  const ids = records.customers.map(({ id }) => id);
  const customers = compare(records.customers, (await customersWith(session, ids)).values());
  await putCustomers(session, customers.news);
  const ledger = compare(records.ledger, [...(await ledgerOf(session, ids)).values()].flat());
  await putLedger(
    session,
    ledger.news.map((after) => ({ before: ledger.known.get(after.id), after })),
  );
  const [interactions, voices, opportunities] = await Promise.all([
    compare(records.interactions, await allRows(session, 'interactions', ids)),
    compare(records.voices, await allRows(session, 'voices', ids)),
    compare(records.opportunities, await allRows(session, 'opportunities', ids)),
  ]);
  const rivals = compare(records.competitors, await session.transaction.objectStore('competitors').getAll());
  await Promise.all([
    putRows(session, 'interactions', interactions.news),
    putRows(session, 'voices', voices.news),
    putRows(session, 'opportunities', opportunities.news),
    putCompetitors(session, rivals.news),
  ]);
  return sumOf([customers, ledger, interactions, voices, opportunities, rivals].map(({ count }) => count));
}

/** Which of these records are new or other than what is kept; an edited one counts as unchanged. */
function compare<T extends { readonly id: string }>(
  records: readonly T[],
  kept: Iterable<T>,
): { readonly news: readonly T[]; readonly known: ReadonlyMap<string, T>; readonly count: Count } {
  const known = new Map([...kept].map((record) => [record.id, record]));
  const news = records.filter((record) => {
    const before = known.get(record.id);
    return before === undefined || !(isEdited(before) || isSame(before, record));
  });
  const added = news.filter(({ id }) => !known.has(id)).length;
  const count = { rows: records.length, added, changed: news.length - added, unchanged: records.length - news.length };
  return { news, known, count };
}

const allRows = async <Store extends PackStore>(session: WriteSession, store: Store, ids: readonly CustomerId[]) =>
  (await Promise.all(ids.map((id) => rowsOf(session, store, id)))).flat();

function sumOf(counts: readonly Count[]): Count {
  const sum = (field: keyof Count) => counts.reduce((total, count) => total + count[field], 0);
  return { rows: sum('rows'), added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') };
}

const isEdited = (row: { readonly revision?: number } | object): boolean =>
  'revision' in row && row.revision !== undefined && row.revision > 1;

const isSame = (a: object, b: object): boolean => canonical(a) === canonical(b);

/** The fields in the order of their names. */
const canonical = (record: object): string => JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const jobOf = (count: Count, today: CivilDate): ImportJob => ({
  ...count,
  id: SAMPLE_IMPORT,
  kind: 'sample',
  fileName: 'sample.json',
  startedAt: noonOf(today),
  finishedAt: noonOf(today),
  refused: 0,
});
