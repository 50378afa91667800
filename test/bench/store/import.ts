import { openDatabase } from '@/utils/db/open';
import type { Currency } from '@/utils/domain/money';
import { applyImport } from '@/utils/intake/apply';
import { survey } from '@/utils/intake/survey';
import { line, type StoreLine, timed } from './line';
import { type Filled, idbWith, oursWith } from './peers';
import { emailOf } from './people';

/** Writes so many customers by us and by one put per record; then the whole way of a file of customers and one of invoices, five for each. */
export async function run({ customers: count }: { readonly customers: number }): Promise<StoreLine[]> {
  const lines: StoreLine[] = [];
  const ours = await tookOf(oursWith('import-ours', count));
  const idb = await tookOf(idbWith('import-idb', count));
  lines.push(line(`${count} customers against one put per record with three indexes`, ours, idb, { times: 8 }, 1));
  for (const [what, file] of [
    ['customers', customerFile(count)],
    ['invoices', invoiceFile(5 * count, count)],
  ] as const) {
    lines.push(
      line(`${what} of a file, ${count} customers: read, surveyed and written`, await timed(() => importing(file)), null, null, 1),
    );
  }
  return lines;
}

async function tookOf(filling: Promise<Filled<{ close(): void }>>): Promise<number> {
  const { db, took } = await filling;
  db.close();
  return took;
}

async function importing(file: File): Promise<void> {
  const db = await openDatabase({}, 'import-file');
  const surveyed = await survey(file, { currency: 'EUR' as Currency });
  if (!surveyed.ok) throw new Error(JSON.stringify(surveyed.error));
  const started = performance.now();
  const job = await applyImport(db, surveyed.value, {
    fileName: file.name,
    isShared: () => false,
    onProgress: ({ rows }) => console.log(`${rows} rows, ${Math.round((1000 * rows) / (performance.now() - started))} a second`),
  });
  if (!job.ok || job.value.refused > 0) throw new Error(JSON.stringify(job));
  console.log(`done after ${Math.round(performance.now() - started)} ms`);
  db.close();
}

const customerFile = (count: number): File =>
  fileOf(
    'customer id,name,email,phone,city',
    count,
    (row) => `K${row},Person Number ${row},${emailOf(row)},+44163296${String(row).padStart(6, '0')},Whitby`,
  );

/** Customers in no order, as invoices come. */
const invoiceFile = (count: number, customers: number): File =>
  fileOf(
    'invoice no,customer id,date,paid date,currency,net',
    count,
    (row) => `N${row},K${(row * 7_919) % customers},2026-${String(1 + (row % 12)).padStart(2, '0')}-15,2026-12-31,EUR,${row % 1000}.50`,
  );

function fileOf(header: string, count: number, rowAt: (row: number) => string): File {
  const parts = [`${header}\n`];
  for (let from = 0; from < count; from += 10_000) {
    parts.push(Array.from({ length: Math.min(10_000, count - from) }, (_, at) => `${rowAt(from + at)}\n`).join(''));
  }
  return new File(parts, 'generated.csv');
}
