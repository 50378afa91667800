import { type Currency, parseCurrency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CivilDate, Millis } from '@/utils/domain/time';
import { currencyInCell, type DecimalSign, parseAmount } from './amounts';
import type { Columns, Mapping } from './columns';
import { type DateOrder, parseDay, parseMoment } from './dates';
import type { FileKind, TableKind } from './fields';
import { currencyOfHeader } from './headers';
import type { FileId } from './keys';
import type { CellFault, Reason } from './refusal';

/** One data row of a file. `number` counts as a spreadsheet does: the header is row 1. */
export interface RawRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** How one file writes what it says: found out once over the whole file, then the same for each row. */
export interface Dialect<Kind extends TableKind = FileKind> {
  readonly columns: Columns<Kind>;
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  /** Of amounts whose row, cell and header name none. */
  readonly currency: Currency;
  /** Whose the ids are, where they are a program's. */
  readonly idSpace?: string;
}

/** Reads the cells of one row by field. */
export interface Cells<Field extends string> {
  /** The trimmed cell; empty where it is empty, undefined where the file has no such column. */
  text(field: Field): string | undefined;
  /** The header of the field's column, as the file writes it. */
  header(field: Field): string;
  /** Minor units of the row's currency; undefined where the cell is empty or absent. */
  amount(field: Field, currency: Currency): Result<number | undefined, Reason>;
  day(field: Field): Result<CivilDate | undefined, Reason>;
  /** A day with its time; noon where the cell gives none. */
  moment(field: Field): Result<Millis | undefined, Reason>;
  /** The row's currency: its own column, else what the cells or headers of those amounts name, else the dialect's. */
  currency(column: Field, amounts: readonly Field[]): Result<Currency, Reason>;
  fault(kind: CellFault, field: Field): Reason;
  /** The id in a cell with whose it is; nothing where the cell is empty. */
  fileId(id: string): FileId;
}

export function cellsOf<Field extends string>(row: RawRow, at: Mapping<Field>, dialect: Dialect<TableKind>): Cells<Field> {
  const { headers } = dialect.columns;
  const text = (field: Field) => {
    const index = at[field];
    return index === undefined ? undefined : (row.cells[index] ?? '').trim();
  };
  const header = (field: Field) => headers[at[field] ?? -1] ?? field;
  const fault = (kind: CellFault, field: Field): Reason => ({ kind, column: header(field), text: text(field) ?? '' });
  return {
    text,
    header,
    fault,
    fileId(written) {
      // Programs put an apostrophe before long numbers, so that spreadsheets do not round them.
      const id = written.replace(/^'(?=\d+$)/, '');
      if (id === '') return {};
      return dialect.idSpace === undefined ? { id } : { id, idSpace: dialect.idSpace };
    },
    amount(field, currency) {
      const cell = text(field) ?? '';
      if (cell === '') return ok(undefined);
      const amount = parseAmount(cell, currency, dialect.decimal);
      return amount.ok ? amount : err(fault(amount.error === 'not-a-number' ? 'not-an-amount' : amount.error, field));
    },
    day(field) {
      const cell = text(field) ?? '';
      if (cell === '') return ok(undefined);
      const day = parseDay(cell, dialect.dates);
      return day.ok ? day : err(fault(day.error, field));
    },
    moment(field) {
      const cell = text(field) ?? '';
      if (cell === '') return ok(undefined);
      const moment = parseMoment(cell, dialect.dates);
      return moment.ok ? moment : err(fault(moment.error, field));
    },
    currency(column, amounts) {
      const named = text(column) ?? '';
      const own = named === '' ? undefined : (parseCurrency(named) ?? currencyInCell(named, dialect.currency));
      if (named !== '' && own === undefined) return err(fault('unknown-currency', column));
      return agreed(amounts, own);
    },
  };

  /** A sum of two currencies is never made: amounts that name different ones make the row refused. */
  function agreed(amounts: readonly Field[], own: Currency | undefined): Result<Currency, Reason> {
    let currency = own;
    for (const field of amounts) {
      const inCell = currencyInCell(text(field) ?? '', currency ?? dialect.currency);
      const inHeader = own === undefined && text(field) !== undefined ? currencyOfHeader(header(field)) : undefined;
      const seen = inCell ?? inHeader;
      if (seen !== undefined && currency !== undefined && seen !== currency) return err(fault('two-currencies', field));
      currency ??= seen;
    }
    return ok(currency ?? dialect.currency);
  }
}
