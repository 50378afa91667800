import type { LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import type { LedgerField } from './columns';
import type { Whose } from './customer-rows';
import { type EntryDraft, invoiceEntries } from './invoice-entries';
import { isOtherDocument, kindOf, statusOf } from './ledger-words';
import type { createWhoseReader } from './read-whose';
import { type Cells, cellsOf, type Dialect, type RawRow } from './reading';
import type { Reason, Refusal } from './refusal';

/** What one row of a ledger says: whose it is, and the entries it becomes, at most one of a kind. */
export interface LedgerRow {
  readonly row: number;
  readonly customer: Whose;
  /** The number of the invoice or booking; with the program before it, where it is a program's. */
  readonly document?: string;
  readonly on: CivilDate;
  readonly currency: Currency;
  readonly memo?: string;
  readonly entries: readonly EntryDraft[];
  /** The kinds that such a row can become: an entry of one of these that the row no longer makes is gone. */
  readonly kinds: readonly LedgerKind[];
}

/** Reads one row of a ledger: an invoice with its cost and what is owed of it, or one amount of the kind that the row names. */
export function ledgerRow(
  raw: RawRow,
  dialect: Dialect<'ledger'>,
  whose: ReturnType<typeof createWhoseReader>,
): Result<LedgerRow, Refusal> {
  const cells = cellsOf<LedgerField>(raw, dialect.columns.at, dialect);
  const refuse = (reason: Reason) => err({ row: raw.number, reason });
  const booking = bookingOf(cells);
  if (!booking.ok) return refuse(booking.error);
  const customer = whose(cells);
  if (!customer.ok) return refuse(customer.error);
  const document = documentIn(cells.text('id') ?? '', dialect);
  const memo = cells.text('memo') ?? '';
  return ok({
    row: raw.number,
    customer: customer.value,
    ...(document === undefined ? {} : { document }),
    ...(memo === '' ? {} : { memo }),
    ...booking.value,
  });
}

/** The document that a cell names; a program's `1001` is not another program's. */
export const documentIn = (cell: string, { idSpace }: Pick<Dialect<'ledger'>, 'idSpace'>): string | undefined =>
  cell === '' ? undefined : idSpace === undefined ? cell : `${idSpace}:${cell}`;

type Booking = Pick<LedgerRow, 'on' | 'currency' | 'entries' | 'kinds'>;

function bookingOf(cells: Cells<LedgerField>): Result<Booking, Reason> {
  const on = cells.day('date');
  if (!on.ok) return on;
  if (on.value === undefined) return err({ kind: 'empty', column: cells.header('date') });
  const status = statusOf(cells.text('status') ?? '');
  if (status === 'not-booked') return err(cells.fault('not-booked', 'status'));
  const currency = cells.currency('currency', ['net', 'amount', 'gross', 'tax', 'cost', 'refund', 'fee', 'open']);
  if (!currency.ok) return currency;
  const kindCell = cells.text('kind') ?? '';
  const kind = kindCell === '' ? 'revenue' : kindOf(kindCell);
  if (kind === undefined) return err(cells.fault(isOtherDocument(kindCell) ? 'no-sale' : 'unknown-kind', 'kind'));
  const has = (field: LedgerField) => cells.text(field) !== undefined;
  const isOfKind = has('kind') && has('amount') && !has('net') && !has('open');
  const isInvoice = !isOfKind && (kind === 'revenue' || kind === 'return');
  const booked = isInvoice
    ? invoiceEntries(cells, currency.value, { status, isReturn: kind === 'return' })
    : entryOfKind(cells, currency.value, kind);
  if (!booked.ok) return booked;
  return ok({ on: on.value, currency: currency.value, ...booked.value });
}

/** One amount of the kind that the row names, with the sign that it bears; a revenue's cost where the file has a column for it. */
function entryOfKind(cells: Cells<LedgerField>, currency: Currency, kind: LedgerKind): Result<Pick<Booking, 'entries' | 'kinds'>, Reason> {
  const column = cells.text('amount') === undefined ? 'net' : 'amount';
  const amount = cells.amount(column, currency);
  if (!amount.ok) return amount;
  if (amount.value === undefined) return err({ kind: 'empty', column: cells.header(column) });
  const due = kind === 'receivable' ? cells.day('dueDate') : ok(undefined);
  if (!due.ok) return due;
  const cost = kind === 'revenue' ? cells.amount('cost', currency) : ok(undefined);
  if (!cost.ok) return cost;
  const entry: EntryDraft = { kind, minor: amount.value, ...(due.value === undefined ? {} : { dueOn: due.value }) };
  const goods: EntryDraft[] = cost.value === undefined ? [] : [{ kind: 'goods', minor: cost.value }];
  return ok({ entries: [entry, ...goods], kinds: kind === 'revenue' && cells.text('cost') !== undefined ? ['revenue', 'goods'] : [kind] });
}
