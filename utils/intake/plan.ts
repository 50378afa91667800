import { ledgerStores } from '@/utils/db/ledger-records';
import { packStores } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import { type Graves, gravesIn, noGraves } from '@/utils/db/tombstones';
import type { CustomerId, ImportId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { ok, type Result } from '@/utils/domain/result';
import { millisOf } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import type { DecimalSign } from './amounts';
import { growing } from './chunks';
import { type Comparison, compareTotals } from './compare-totals';
import type { IsSharedDomain } from './customer-rows';
import type { DateOrder } from './dates';
import type { Encoding } from './decode';
import { createDirectory, type Directory } from './directory';
import { erasedIn } from './erased-rows';
import type { TableKind } from './fields';
import { lookUpKept } from './look-up';
import { CHUNK, chunksOf, type ParsedRow } from './parse-row';
import { type Placed, placeRow } from './place-row';
import type { FileError, Refusal } from './refusal';
import { createRivals } from './rivals';
import { createTally, type Sums, sumsOf, type Tally } from './sums';
import type { Survey } from './survey';

/** What importing a file would do. Nothing is written for it. */
export interface Plan {
  readonly kind: TableKind;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  /** Headers that no field was found for. */
  readonly ignoredColumns: readonly string[];
  /** Rows. */
  readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number; readonly refused: number };
  /** Of the refused rows, those of customers who were erased. */
  readonly erased: number;
  /** Customers that it would make. */
  readonly people: number;
  readonly companies: number;
  /** Of the rows that are taken. */
  readonly sums: readonly Sums[];
  /** The first ones. */
  readonly refusals: readonly Refusal[];
  readonly comparison: Comparison;
}

export interface PlanOptions {
  readonly isShared: IsSharedDomain;
  onRows?(rows: number): void;
  /** Told of each refused row; the plan itself keeps the first ones. */
  onRefused?(refusal: Refusal): void;
  /** Whether customers who were erased are taken in all the same. */
  readonly takesErased?: boolean;
  readonly signal?: AbortSignal;
}

const REFUSALS_SHOWN = 200;

/** The dry run: does all that the import does, against what the database holds, except write. Rejects when the signal aborts. */
export async function planImport(db: Database, { table, dialect }: Survey, options: PlanOptions): Promise<Result<Plan, FileError>> {
  const graves = options.takesErased ? noGraves : gravesIn(db);
  const run = createRun(options, graves, await db.getAll('competitors'));
  for await (const rows of growing(chunksOf(table, dialect, options.isShared, CHUNK))) {
    if (!rows.ok) return rows;
    await run.take(db, rows.value);
    options.onRows?.(run.rows());
    options.signal?.throwIfAborted();
  }
  const { columns } = dialect;
  const used = new Set<number>(Object.values(columns.at));
  return ok({
    kind: columns.kind,
    encoding: table.encoding,
    delimiter: table.delimiter,
    decimal: dialect.decimal,
    dates: dialect.dates,
    ignoredColumns: columns.headers.filter((header, index) => header !== '' && !used.has(index)),
    ...run.result(),
    comparison: await compareTotals(db, run.subjects(), run.pending),
  });
}

/** What a dry run gathers on its way. */
function createRun({ onRefused }: PlanOptions, graves: Graves, competitors: readonly Competitor[]) {
  const directory = createDirectory();
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  const refusals: Refusal[] = [];
  let erased = 0;
  const sums = createTally();
  const pending = new Map<CustomerId, Tally>();
  const touched = new Set<CustomerId>();
  const making = { importId: newId<'import'>() satisfies ImportId, now: millisOf(new Date()) };
  const rivals = createRivals(competitors, making.importId);

  const refuse = (refusal: Refusal) => {
    counts.refused += 1;
    if (refusal.reason.kind === 'erased') erased += 1;
    onRefused?.(refusal);
    if (refusals.length < REFUSALS_SHOWN) refusals.push(refusal);
  };
  const count = (parsed: ParsedRow, placed: Placed) => {
    counts[placed.outcome] += 1;
    if (isCompared(parsed)) touched.add(placed.customerId);
    for (const amount of amountsOf(parsed)) sums.add(amount);
    for (const delta of deltasOf(placed)) {
      const tally = pending.get(placed.customerId) ?? createTally();
      tally.add(delta);
      pending.set(placed.customerId, tally);
    }
  };
  return {
    pending,
    rows: () => counts.added + counts.changed + counts.unchanged + counts.refused,
    subjects: () => [...touched].flatMap((id) => directory.get(id) ?? []),
    result: () => ({ counts, erased, refusals, sums: sums.all(), ...madeIn(directory) }),
    async take(db: Database, rows: readonly Result<ParsedRow, Refusal>[]) {
      const parsed = rows.flatMap((row) => (row.ok ? row.value : []));
      const known = { rivals, erased: await erasedIn(graves, parsed) };
      const kept = await reading(db, [...ledgerStores, ...packStores], (session) => lookUpKept(session, parsed, directory, known));
      for (const row of rows) {
        const placed = row.ok ? placeRow(row.value, directory, kept, making) : row;
        if (!placed.ok) refuse(placed.error);
        else if (row.ok) count(row.value, placed.value);
      }
    },
  };
}

function madeIn(directory: Directory): { readonly people: number; readonly companies: number } {
  const made = directory.changes().filter(({ before }) => before === undefined);
  const companies = made.filter(({ after }) => after.kind === 'company').length;
  return { people: made.length - companies, companies };
}

/** Lists of other facts say nothing of totals. */
const isCompared = ({ kind }: ParsedRow): boolean => kind === 'customer' || kind === 'ledger';

/** A row's own amounts; a row that stood in the file before adds none. */
function amountsOf(parsed: ParsedRow): readonly Sums[] {
  if (parsed.kind === 'ledger') {
    const { entries, currency } = parsed.row;
    return parsed.documentKey === undefined ? [] : entries.map((entry) => sumsOf({ ...entry, currency }));
  }
  const summary = parsed.kind === 'customer' ? parsed.row.summary : undefined;
  return summary === undefined
    ? []
    : [{ currency: summary.currency, revenue: summary.revenue ?? 0, cost: summary.cost ?? 0, open: summary.open ?? 0 }];
}

/** What the row would change in its customer's ledger. */
const deltasOf = ({ ledger }: Placed): readonly Sums[] =>
  ledger === undefined
    ? []
    : [
        ...ledger.puts.flatMap(({ before, after }) => [sumsOf(after), ...(before === undefined ? [] : [sumsOf(before, -1)])]),
        ...ledger.removed.map((entry) => sumsOf(entry, -1)),
      ];
