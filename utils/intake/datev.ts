import { type Currency, exponentOf, parseCurrency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import { type CivilDate, civilDate } from '@/utils/domain/time';
import { parseAmount } from './amounts';
import type { CsvFile } from './read-csv';
import type { FileError, Reason } from './refusal';
import type { ReadRow, Table } from './table';

/**
 * A DATEV booking file (EXTF or DTVF, "Buchungsstapel"), as DATEV's developer portal describes the format, 2026-11; Lexware and many
 * others write it too. Its head gives year, account length and currency. A booking between a customer's account and a revenue account is
 * revenue, its amount with tax; the day has no year. What else is booked, a payment above all, is no revenue and is refused with that reason.
 */
export const isDatev = ({ head: [first = []] }: CsvFile): boolean => isDatevHead(first) && Number(first[2]) === 21;

/** Whether a file's first row is the head of a DATEV file; its headers follow. */
export const isDatevHead = (cells: readonly string[]): boolean => /^(EXTF|DTVF)$/.test(cells[0] ?? '');

const derived = ['Regard Debitor', 'Regard Datum', 'Regard Währung', 'Regard Netto', 'Regard Steuer', 'Regard Brutto'];

/** The file's own columns, and behind them what they mean. */
export function datevTable(csv: CsvFile): Result<Table, FileError> {
  const head = headOf(csv.head[0] ?? []);
  const at = (title: RegExp) => csv.headers.findIndex((header) => title.test(header));
  const columns: Columns = {
    amount: at(/^Umsatz/),
    side: at(/^Soll\/Haben/),
    currency: at(/^WKZ Umsatz/),
    account: at(/^Konto$/),
    counter: at(/^Gegenkonto/),
    taxKey: at(/^BU-Schl/),
    day: at(/^Belegdatum/),
  };
  if (columns.amount < 0) return err({ kind: 'missing-column', field: 'amount' });
  if (columns.day < 0) return err({ kind: 'missing-column', field: 'date' });
  return ok({
    ...csv,
    headers: [...csv.headers, ...derived],
    async *rows() {
      for await (const batch of csv.rows()) yield batch.ok ? ok(batch.value.map((row) => booked(row, columns, head, csv.headers))) : batch;
    },
  });
}

type Columns = Readonly<Record<'amount' | 'side' | 'currency' | 'account' | 'counter' | 'taxKey' | 'day', number>>;

interface Head {
  /** Begin of the business year, and the days that the file covers, as `YYYYMMDD`; empty where it does not say. */
  readonly begin: string;
  readonly from: string;
  readonly to: string;
  /** Digits of an account of the ledger; a customer's account has one more. */
  readonly digits: number;
  readonly currency: Currency | undefined;
}

const headOf = (cells: readonly string[]): Head => ({
  begin: cells[12] ?? '',
  digits: Number(cells[13]) || 4,
  from: cells[14] ?? '',
  to: cells[15] ?? '',
  currency: parseCurrency(cells[21] ?? ''),
});

function booked(row: ReadRow, at: Columns, head: Head, headers: readonly string[]): ReadRow {
  if (!row.ok) return row;
  const { number, cells } = row.value;
  const text = (column: number) => (cells[column] ?? '').trim();
  const fault = (kind: Extract<Reason, { column: string; text: string }>['kind'], column: number): ReadRow =>
    err({ row: number, reason: { kind, column: headers[column] ?? '', text: text(column) } });

  const isDebit = text(at.side).toUpperCase() !== 'H';
  const isCustomer = isCustomersAccount(text(at.account), head);
  const [customer, revenue] = isCustomer ? [text(at.account), text(at.counter)] : [text(at.counter), text(at.account)];
  const account = revenue.padStart(head.digits, '0').slice(0, 4);
  if (!isCustomersAccount(customer, head) || !/^[48]/.test(account)) return fault('no-sale', at.counter);
  const currency = parseCurrency(text(at.currency)) ?? head.currency ?? parseCurrency('EUR');
  const amount = currency === undefined ? err('not-a-number' as const) : parseAmount(text(at.amount), currency, ',');
  const day = dayOf(text(at.day), head);
  if (currency === undefined || !amount.ok) return fault('not-an-amount', at.amount);
  if (day === undefined) return fault('not-a-date', at.day);
  const gross = isDebit === isCustomer ? amount.value : 0 - amount.value;
  const percent = taxOf(text(at.taxKey), account);
  const net = netOf(gross, percent);
  const decimal = (minor: number) => decimalText(minor, exponentOf(currency));
  return ok({ number, cells: [...cells, customer, day, currency, decimal(net), decimal(gross - net), decimal(gross)] });
}

/** Customers have the numbers that begin with 1 to 6, suppliers 7 to 9. */
const isCustomersAccount = (account: string, { digits }: Head): boolean => /^[1-6]\d+$/.test(account) && account.length === digits + 1;

/** The percent of tax in an amount: what the key says, else what the account adds by itself in the charts SKR 03 and SKR 04. */
function taxOf(key: string, account: string): number {
  const byKey = { 2: 7, 3: 19, 4: 5, 5: 16 }[Number(key)];
  if (key !== '' && Number(key) !== 0) return byKey ?? 0;
  if (/^(?:840|440)\d$/.test(account)) return 19;
  return /^(?:830|430)\d$/.test(account) ? 7 : 0;
}

/** Whole minor units, halves away from nought. */
function netOf(gross: number, percent: number): number {
  const whole = BigInt(100 + percent);
  const size = (BigInt(Math.abs(gross)) * 200n + whole) / (2n * whole);
  return gross < 0 ? 0 - Number(size) : Number(size);
}

/** A day such as `0503`, in the year in which it lies within the file's span, else within its business year. */
function dayOf(text: string, { begin, from, to }: Head): CivilDate | undefined {
  const [, day, month] = /^(\d{1,2})(\d{2})(?:\d{2,4})?$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const years = new Set([from, to, begin].filter((date) => date !== '').map((date) => Number(date.slice(0, 4))));
  const candidates = [...years].flatMap((year) => civilDate(year, Number(month), Number(day)) ?? []);
  const compact = (date: CivilDate) => date.replaceAll('-', '');
  const inSpan = candidates.find((date) => compact(date) >= from && compact(date) <= to);
  if (inSpan !== undefined || begin === '') return inSpan ?? candidates[0];
  const first = Number(begin.slice(0, 4));
  const isLater = `${month}${day.padStart(2, '0')}` >= begin.slice(4);
  return civilDate(isLater ? first : first + 1, Number(month), Number(day));
}

function decimalText(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits === 0 ? text : `${text.slice(0, -digits)},${text.slice(-digits)}`}`;
}
