import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import type { LedgerField } from './columns';
import type { PaymentStatus } from './ledger-words';
import type { Cells } from './reading';
import type { Reason } from './refusal';

/** An entry before it is known whose it is and under which key it is kept. */
export type EntryDraft = Pick<LedgerEntry, 'kind' | 'minor' | 'isGoodsUnknown' | 'dueOn'>;

const KINDS: readonly LedgerKind[] = ['revenue', 'return', 'goods', 'receivable'];

interface InvoiceNature {
  readonly status: PaymentStatus | undefined;
  /** The row says that it is a credit note, whatever its sign. */
  readonly isReturn: boolean;
}

/**
 * What an invoice row becomes: revenue (net), goods (its cost) and, while unpaid, a receivable (gross). A credit note, negative or
 * named so, becomes a return with a positive amount and takes its cost back. An empty cost cell says that the goods are unknown.
 */
export function invoiceEntries(
  cells: Cells<LedgerField>,
  currency: Currency,
  nature: InvoiceNature,
): Result<{ readonly entries: readonly EntryDraft[]; readonly kinds: readonly LedgerKind[] }, Reason> {
  const amounts = amountsOf(cells, currency);
  if (!amounts.ok) return amounts;
  const due = cells.day('dueDate');
  const paid = cells.day('paidDate');
  if (!due.ok) return due;
  if (!paid.ok) return paid;
  const { net, gross, cost } = amounts.value;
  const isReturn = nature.isReturn || net < 0;
  const isGoodsUnknown = !isReturn && cost === undefined && cells.text('cost') !== undefined;
  const entries: EntryDraft[] = [
    { kind: isReturn ? 'return' : 'revenue', minor: isReturn ? Math.abs(net) : net, ...(isGoodsUnknown ? { isGoodsUnknown } : {}) },
  ];
  if (cost !== undefined) entries.push({ kind: 'goods', minor: isReturn ? 0 - Math.abs(cost) : cost });
  if (isUnpaid(cells, nature.status, paid.value)) {
    const owed = isReturn ? 0 - Math.abs(gross) : gross;
    entries.push({ kind: 'receivable', minor: owed, ...(due.value === undefined ? {} : { dueOn: due.value }) });
  }
  return ok({ entries, kinds: KINDS });
}

/** The status decides where it is known; else a column for the day of payment that is empty. */
function isUnpaid(cells: Cells<LedgerField>, status: PaymentStatus | undefined, paidOn: CivilDate | undefined): boolean {
  return status === undefined ? cells.text('paidDate') !== undefined && paidOn === undefined : status === 'unpaid';
}

/** Net, gross and cost. Net is the column of that name, else the one amount, else gross without its tax. */
function amountsOf(
  cells: Cells<LedgerField>,
  currency: Currency,
): Result<{ readonly net: number; readonly gross: number; readonly cost: number | undefined }, Reason> {
  const own = cells.amount(cells.text('net') === undefined ? 'amount' : 'net', currency);
  const tax = cells.amount('tax', currency);
  const total = cells.amount('gross', currency);
  const cost = cells.amount('cost', currency);
  if (!own.ok) return own;
  if (!tax.ok) return tax;
  if (!total.ok) return total;
  if (!cost.ok) return cost;
  const net = own.value ?? (total.value === undefined || tax.value === undefined ? undefined : total.value - tax.value);
  if (net === undefined) return err({ kind: 'empty', column: cells.header(cells.text('net') === undefined ? 'amount' : 'net') });
  return ok({ net, gross: total.value ?? net + (tax.value ?? 0), cost: cost.value });
}
