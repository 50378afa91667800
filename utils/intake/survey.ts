import type { Currency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import { decimalSign, noAmountEvidence, weighAmount } from './amounts';
import type { Choices } from './choices';
import { type Columns, columnsOf, guessKind, type Mapping } from './columns';
import { dateOrder, noDateEvidence, weighDate } from './dates';
import { amountFields, dateFields, type Field, type TableKind } from './fields';
import { openTable } from './open-table';
import { presetOf } from './presets';
import { cellsOf, type Dialect, type RawRow } from './reading';
import type { FileError } from './refusal';
import type { Table } from './table';

/** A file that can be imported, understood as a whole. */
export interface Survey<Kind extends TableKind = TableKind> {
  readonly table: Table;
  readonly dialect: Dialect<Kind>;
  /** Data rows, refused ones among them. */
  readonly rows: number;
}

/** A table, and how far it is understood. */
export interface Understood {
  readonly table: Table;
  /** The program whose export it is. */
  readonly vendor?: string;
  /** Its first rows. */
  readonly sample: readonly RawRow[];
  /** Absent where something keeps it from being imported: `problem`. */
  readonly survey?: Survey;
  readonly problem?: FileError;
  /** Whether dates stand in it that can be read two ways, and nothing tells which. */
  readonly asksForDates: boolean;
}

export interface SurveyOptions {
  /** Of amounts that name none. */
  readonly currency: Currency;
  /** What the user says the file is; guessed from its headers where absent. */
  readonly kind?: TableKind;
  onRows?(rows: number): void;
  /** Waited for before each batch: a pause. */
  pace?(): Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * Reads the whole file once, to learn how it writes amounts and dates: one row seldom tells, and the first ones may mislead. A file that
 * breaks anywhere is refused here, before anything is written.
 */
export async function survey(file: Blob, options: SurveyOptions): Promise<Result<Survey, FileError>> {
  const table = await openTable(file);
  if (!table.ok) return table;
  const understood = await understand(table.value, {}, options);
  if (!understood.ok) return understood;
  return writableSurvey(understood.value);
}

/** The survey of a file that an import can write. */
export function writableSurvey({ survey: found, problem, table }: Understood): Result<Survey, FileError> {
  return found === undefined ? err(problem ?? { kind: 'unknown-columns', headers: table.headers }) : ok(found);
}

/** As `survey`, with what a person said of the file; a table that cannot be imported is described all the same, so that it can be corrected. */
export async function understand(table: Table, choices: Choices, options: SurveyOptions): Promise<Result<Understood, FileError>> {
  const kind = choices.kind ?? options.kind ?? guessKind(table.headers);
  const preset = presetOf(table.headers);
  const vendor = preset === undefined ? {} : { vendor: preset.vendor };
  const columns = kind === undefined ? undefined : columnsOf(table.headers, kind, choices.fields);
  const problem = columns === undefined ? ({ kind: 'unknown-columns', headers: table.headers } as const) : lackingIn(columns);
  if (columns === undefined || problem !== undefined) {
    const sample = await firstRows(table);
    return sample.ok ? ok({ table, ...vendor, sample: sample.value, ...(problem && { problem }), asksForDates: false }) : sample;
  }
  const idSpace = preset?.kind === kind ? preset?.idSpace : table.format === 'vcard' ? 'vcard' : undefined;
  const dialect: Dialect<TableKind> = {
    columns,
    decimal: '.',
    dates: undefined,
    currency: choices.currency ?? options.currency,
    ...(idSpace === undefined ? {} : { idSpace }),
  };
  const weighed = await weigh(table, dialect, options);
  if (!weighed.ok) return weighed;
  const { amounts, days, rows, sample } = weighed.value;
  const found = { decimal: choices.decimal ?? decimalSign(amounts), dates: choices.dates ?? dateOrder(days) };
  return ok({
    table,
    ...vendor,
    sample,
    survey: { table, dialect: { ...dialect, ...found }, rows },
    asksForDates: found.dates === undefined && days.either > 0,
  });
}

const SAMPLE = 5;

async function weigh(table: Table, dialect: Dialect<TableKind>, options: SurveyOptions) {
  const amounts = noAmountEvidence();
  const days = noDateEvidence();
  const at: Mapping<Field> = dialect.columns.at;
  const placesOf = (fields: ReadonlySet<Field>) => [...fields].flatMap((field) => at[field] ?? []);
  const [amountColumns, dayColumns] = [placesOf(amountFields), placesOf(dateFields)];
  const sample: RawRow[] = [];
  let rows = 0;
  let last: { readonly cell: string; readonly currency: Currency } | undefined;
  // Rows of one currency mostly follow each other.
  const currencyOf = (row: RawRow): Currency => {
    const cell = at.currency === undefined ? '' : (row.cells[at.currency] ?? '');
    if (last?.cell !== cell) {
      const found = cellsOf<Field>(row, at, dialect).currency('currency', []);
      last = { cell, currency: found.ok ? found.value : dialect.currency };
    }
    return last.currency;
  };
  for await (const batch of table.rows()) {
    await options.pace?.();
    if (!batch.ok) return batch;
    for (const row of batch.value) {
      if (!row.ok) continue;
      if (sample.length < SAMPLE) sample.push(row.value);
      const { cells } = row.value;
      for (const column of amountColumns) weighAmount(amounts, cells[column] ?? '', currencyOf(row.value));
      for (const column of dayColumns) weighDate(days, cells[column] ?? '');
    }
    rows += batch.value.length;
    options.onRows?.(rows);
    options.signal?.throwIfAborted();
  }
  return ok({ amounts, days, rows, sample });
}

async function firstRows(table: Table): Promise<Result<RawRow[], FileError>> {
  for await (const batch of table.rows()) {
    if (!batch.ok) return batch;
    const rows = batch.value.flatMap((row) => (row.ok ? row.value : []));
    if (rows.length > 0) return ok(rows.slice(0, SAMPLE));
  }
  return ok([]);
}

/** The column that such a list cannot do without, and this one lacks. */
function lackingIn(columns: Columns): FileError | undefined {
  switch (columns.kind) {
    case 'customers':
      return undefined;
    case 'ledger': {
      const { date, net, amount, gross, tax } = columns.at;
      if (date === undefined) return { kind: 'missing-column', field: 'date' };
      const hasAmount = net !== undefined || amount !== undefined || (gross !== undefined && tax !== undefined);
      return hasAmount ? undefined : { kind: 'missing-column', field: 'amount' };
    }
    case 'opportunities':
      return columns.at.amount === undefined ? { kind: 'missing-column', field: 'amount' } : undefined;
    case 'interactions':
      return columns.at.at === undefined ? { kind: 'missing-column', field: 'date' } : undefined;
    case 'voices':
      return columns.at.at === undefined ? { kind: 'missing-column', field: 'date' } : undefined;
  }
}
