import { makeZip } from 'client-zip';
import { getCustomers } from '@/utils/db/customers';
import { getGoals } from '@/utils/db/goals';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import type { Goal } from '@/utils/domain/goal';
import type { Millis } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import { type Bundle, bundleStores, bundlesOf } from '../backup/bundle';
import { createBlobWriter } from './blob-writer';
import { BYTE_ORDER_MARK, csvRow } from './csv';
import { exportTables, type NameOf } from './tables';

/** `csv`: a ZIP archive with a table for each kind of record, for spreadsheets. `json`: one file, with everything, for programs. */
export type ExportFormat = 'csv' | 'json';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** What separates cells: see `delimiterFor`. */
  readonly delimiter: ',' | ';';
  readonly at: Millis;
}

/** The bundle of one customer, or of nobody where there is none such. */
export async function* bundleOf(db: Database, id: CustomerId): AsyncGenerator<Bundle> {
  const [customer] = (await getCustomers(db, [id])).values();
  if (customer !== undefined) yield* await reading(db, bundleStores, (session) => bundlesOf(session, [customer]));
}

/** These customers with all that is recorded about them, as a file. */
export async function exportFile(db: Database, bundles: AsyncIterable<Bundle>, options: ExportOptions): Promise<Blob> {
  const competitors = await db.getAll('competitors');
  if (options.format === 'csv') return csvFiles(db, competitors, bundles, options);
  return jsonFile({ competitors, goals: await getGoals(db) }, bundles, options.at);
}

interface OfAll {
  readonly competitors: readonly Competitor[];
  readonly goals: readonly Goal[];
}

async function jsonFile(ofAll: OfAll, bundles: AsyncIterable<Bundle>, at: Millis): Promise<Blob> {
  const file = createBlobWriter();
  const { competitors, goals } = ofAll;
  file.write(`{"exportedAt":${JSON.stringify(new Date(at))},\n"competitors":${JSON.stringify(competitors)},\n`);
  file.write(`"goals":${JSON.stringify(goals)},\n"customers":[`);
  let separator = '\n';
  for await (const bundle of bundles) {
    file.write(separator + JSON.stringify(bundle));
    separator = ',\n';
  }
  file.write('\n]}\n');
  return file.blob('application/json');
}

async function csvFiles(
  db: Database,
  competitors: readonly Competitor[],
  bundles: AsyncIterable<Bundle>,
  { delimiter, at }: ExportOptions,
): Promise<Blob> {
  const decimal = delimiter === ';' ? ',' : '.';
  const names = createNames(db, competitors);
  const files = exportTables.map((table) => ({ table, file: createBlobWriter(), isEmpty: true }));
  for (const { table, file } of files) file.write(BYTE_ORDER_MARK + csvRow(table.headers, delimiter));
  for await (const bundle of bundles) {
    const nameOf = await names.of(bundle);
    for (const each of files) {
      for (const cells of each.table.rows(bundle, { nameOf, decimal })) {
        each.file.write(csvRow(cells, delimiter));
        each.isEmpty = false;
      }
    }
  }
  const zip = makeZip(
    files
      .filter(({ isEmpty, table }) => !isEmpty || table.name === 'customers')
      .map(({ table, file }) => ({ name: `${table.name}.csv`, input: file.blob('text/csv'), lastModified: new Date(at) })),
  );
  return new Response(zip, { headers: { 'Content-Type': 'application/zip' } }).blob();
}

/** Names that are kept: colleagues mostly follow each other. */
const KEPT = 10_000;

/** What the customers are called whom a bundle names, and our competitors. */
function createNames(db: Database, competitors: readonly Competitor[]): { of(bundle: Bundle): Promise<NameOf> } {
  const rivals = new Map<string, string>(competitors.map(({ id, name }) => [id, name]));
  const known = new Map<string, string | undefined>();
  return {
    async of({ customer, interactions, voices }) {
      const people = [...interactions, ...voices].map(({ personId }) => personId);
      const named = [customer.companyId, customer.parentId, ...people].filter((id) => id !== undefined);
      if (known.size > KEPT) known.clear();
      const unknown = [...new Set(named)].filter((id) => !known.has(id));
      const found = unknown.length === 0 ? undefined : await getCustomers(db, unknown);
      for (const id of unknown) known.set(id, found?.get(id)?.name);
      return (id) => (id === undefined ? undefined : (known.get(id) ?? rivals.get(id)));
    },
  };
}
