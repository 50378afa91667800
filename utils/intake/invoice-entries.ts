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
const KINDS_WITH_FEE: readonly LedgerKind[] = [...KINDS, 'service'];

interface InvoiceNature {
  readonly status: PaymentStatus | undefined;
  /** The row says that it is a credit note, whatever its sign. */
  readonly isReturn: boolean;
}

/**
 * What an invoice row becomes: revenue (net), goods (its cost) and, while unpaid, a receivable (gross). A credit note, negative or
 * named so, becomes a return with a positive amount and takes its cost back. An empty cost cell says that the goods are unknown. What was
 * refunded of it is a return, less its share of the tax; the fee of its payment is a cost to serve.
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
  const { net, gross, cost, refund, fee } = amounts.value;
  const isReturn = nature.isReturn || net < 0;
  const isGoodsUnknown = !isReturn && cost === undefined && cells.text('cost') !== undefined;
  const entries: EntryDraft[] = [
    { kind: isReturn ? 'return' : 'revenue', minor: isReturn ? Math.abs(net) : net, ...(isGoodsUnknown ? { isGoodsUnknown } : {}) },
  ];
  if (cost !== undefined) entries.push({ kind: 'goods', minor: isReturn ? 0 - Math.abs(cost) : cost });
  if (!isReturn && refund > 0) entries.push({ kind: 'return', minor: shareOf(refund, net, gross) });
  if (fee !== undefined && fee !== 0) entries.push({ kind: 'service', minor: fee });
  const owed = amounts.value.open ?? (isUnpaid(cells, nature.status, paid.value) ? gross : 0);
  const isOpen = amounts.value.open === undefined ? isUnpaid(cells, nature.status, paid.value) : owed !== 0;
  if (isOpen) {
    const minor = isReturn ? 0 - Math.abs(owed) : owed;
    entries.push({ kind: 'receivable', minor, ...(due.value === undefined ? {} : { dueOn: due.value }) });
  }
  return ok({ entries, kinds: cells.text('fee') === undefined ? KINDS : KINDS_WITH_FEE });
}

/** What of `part`, a part of `gross`, is net; whole minor units, halves up. All of it where gross is nought. */
function shareOf(part: number, net: number, gross: number): number {
  if (net === gross || gross <= 0) return part;
  return Number((2n * BigInt(part) * BigInt(net) + BigInt(gross)) / (2n * BigInt(gross)));
}

/** The status decides where it is known; else a column for the day of payment that is empty. */
function isUnpaid(cells: Cells<LedgerField>, status: PaymentStatus | undefined, paidOn: CivilDate | undefined): boolean {
  return status === undefined ? cells.text('paidDate') !== undefined && paidOn === undefined : status === 'unpaid';
}

interface Amounts {
  readonly net: number;
  readonly gross: number;
  readonly cost: number | undefined;
  readonly refund: number;
  readonly fee: number | undefined;
  /** What is still owed, where the row says so itself. */
  readonly open: number | undefined;
}

/** Net is the column of that name, else the one amount, else gross without its tax. */
function amountsOf(cells: Cells<LedgerField>, currency: Currency): Result<Amounts, Reason> {
  const own = cells.amount(cells.text('net') === undefined ? 'amount' : 'net', currency);
  const tax = cells.amount('tax', currency);
  const total = cells.amount('gross', currency);
  const cost = cells.amount('cost', currency);
  const refund = cells.amount('refund', currency);
  const fee = cells.amount('fee', currency);
  const open = cells.amount('open', currency);
  if (!own.ok) return own;
  if (!tax.ok) return tax;
  if (!total.ok) return total;
  if (!cost.ok) return cost;
  if (!refund.ok) return refund;
  if (!fee.ok) return fee;
  if (!open.ok) return open;
  const net = own.value ?? (total.value === undefined || tax.value === undefined ? undefined : total.value - tax.value);
  if (net === undefined) return err({ kind: 'empty', column: cells.header(emptyAmount(cells)) });
  const gross = total.value ?? net + (tax.value ?? 0);
  return ok({ net, gross, cost: cost.value, refund: Math.abs(refund.value ?? 0), fee: fee.value, open: open.value });
}

/** The column that an amount was looked for in. */
const emptyAmount = (cells: Cells<LedgerField>): LedgerField =>
  (['net', 'amount', 'gross'] as const).find((field) => cells.text(field) !== undefined) ?? 'amount';
