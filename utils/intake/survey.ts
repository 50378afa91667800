import type { Currency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import { decimalSign, noAmountEvidence, weighAmount } from './amounts';
import { type Columns, type CustomerField, columnsOf, type FileKind, guessKind, type LedgerField } from './columns';
import { dateOrder, noDateEvidence, weighDate } from './dates';
import { type CsvFile, openCsv, readRows } from './read-csv';
import { cellsOf, type Dialect } from './reading';
import type { FileError } from './refusal';

/** A file that can be imported, understood as a whole. */
export interface Survey {
  readonly csv: CsvFile;
  readonly dialect: Dialect;
  /** Data rows, refused ones among them. */
  readonly rows: number;
}

export interface SurveyOptions {
  /** Of amounts that name none. */
  readonly currency: Currency;
  /** What the user says the file is; guessed from its headers where absent. */
  readonly kind?: FileKind;
  onRows?(rows: number): void;
  readonly signal?: AbortSignal;
}

/**
 * Reads the whole file once, to learn how it writes amounts and dates: one row seldom tells, and the first ones may mislead. A file that
 * breaks anywhere is refused here, before anything is written.
 */
export async function survey(file: Blob, options: SurveyOptions): Promise<Result<Survey, FileError>> {
  const csv = await openCsv(file);
  if (!csv.ok) return csv;
  const kind = options.kind ?? guessKind(csv.value.headers);
  if (kind === undefined) return err({ kind: 'unknown-columns', headers: csv.value.headers });
  const columns = columnsOf(csv.value.headers, kind);
  const lacking = lackingColumn(columns);
  if (lacking !== undefined) return err({ kind: 'missing-column', field: lacking });

  const dialect: Dialect = { columns, decimal: '.', dates: undefined, currency: options.currency };
  const { amounts, dates, weigh } = scales(dialect);
  let rows = 0;
  for await (const batch of readRows(csv.value)) {
    if (!batch.ok) return batch;
    for (const row of batch.value) if (row.ok) weigh(row.value);
    rows += batch.value.length;
    options.onRows?.(rows);
    options.signal?.throwIfAborted();
  }
  return ok({ csv: csv.value, dialect: { ...dialect, decimal: decimalSign(amounts), dates: dateOrder(dates) }, rows });
}

const amountFields = ['net', 'amount', 'gross', 'tax', 'cost', 'revenue', 'open'] as const;
const dateFields = ['date', 'dueDate', 'paidDate', 'lastOn'] as const;

function scales(dialect: Dialect) {
  const amounts = noAmountEvidence();
  const dates = noDateEvidence();
  const at: Partial<Record<CustomerField | LedgerField, number>> = dialect.columns.at;
  const amountColumns = amountFields.filter((field) => at[field] !== undefined);
  const dateColumns = dateFields.filter((field) => at[field] !== undefined);
  const weigh = (row: Parameters<typeof cellsOf>[0]) => {
    const cells = cellsOf(row, at, dialect);
    const currency = cells.currency('currency', []);
    const unit = currency.ok ? currency.value : dialect.currency;
    for (const field of amountColumns) weighAmount(amounts, cells.text(field) ?? '', unit);
    for (const field of dateColumns) weighDate(dates, cells.text(field) ?? '');
  };
  return { amounts, dates, weigh };
}

function lackingColumn(columns: Columns): 'amount' | 'date' | undefined {
  if (columns.kind === 'customers') return undefined;
  const { date, net, amount, gross, tax } = columns.at;
  if (date === undefined) return 'date';
  return net !== undefined || amount !== undefined || (gross !== undefined && tax !== undefined) ? undefined : 'amount';
}
