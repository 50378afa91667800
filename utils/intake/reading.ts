import { type Currency, parseCurrency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CivilDate, Millis } from '@/utils/domain/time';
import { currencyInCell, type DecimalSign, parseAmount } from './amounts';
import type { Columns, Mapping } from './columns';
import { type DateOrder, parseDay, parseMoment } from './dates';
import type { TableKind } from './fields';
import { currencyOfHeader } from './headers';
import type { FileId } from './keys';
import type { CellFault, Reason } from './refusal';
import { remembered } from './remembered';

/** One data row of a file. `number` counts as a spreadsheet does: the header is row 1. */
export interface RawRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** How one file writes what it says: found out once over the whole file, then the same for each row. */
export interface Dialect<Kind extends TableKind = TableKind> {
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

export const cellsOf = <Field extends string>(row: RawRow, at: Mapping<Field>, dialect: Dialect<TableKind>): Cells<Field> =>
  new CellsOfRow(row, at, dialect);

/** A class, since one is made for each row: an object of closures took a third of an import's time. */
class CellsOfRow<Field extends string> implements Cells<Field> {
  constructor(
    private readonly row: RawRow,
    private readonly at: Mapping<Field>,
    private readonly dialect: Dialect<TableKind>,
  ) {}

  text(field: Field): string | undefined {
    const index = this.at[field];
    return index === undefined ? undefined : trimmed(this.row.cells[index] ?? '');
  }

  header(field: Field): string {
    return this.dialect.columns.headers[this.at[field] ?? -1] ?? field;
  }

  fault(kind: CellFault, field: Field): Reason {
    return { kind, column: this.header(field), text: this.text(field) ?? '' };
  }

  fileId(written: string): FileId {
    // Programs put an apostrophe before long numbers, so that spreadsheets do not round them.
    const id = written.replace(/^'(?=\d+$)/, '');
    if (id === '') return {};
    return this.dialect.idSpace === undefined ? { id } : { id, idSpace: this.dialect.idSpace };
  }

  amount(field: Field, currency: Currency): Result<number | undefined, Reason> {
    const cell = this.text(field) ?? '';
    if (cell === '') return nothing;
    const amount = parseAmount(cell, currency, this.dialect.decimal);
    return amount.ok ? amount : err(this.fault(amount.error === 'not-a-number' ? 'not-an-amount' : amount.error, field));
  }

  day(field: Field): Result<CivilDate | undefined, Reason> {
    const cell = this.text(field) ?? '';
    if (cell === '') return nothing;
    const day = dayIn(cell, this.dialect.dates);
    return day.ok ? day : err(this.fault(day.error, field));
  }

  moment(field: Field): Result<Millis | undefined, Reason> {
    const cell = this.text(field) ?? '';
    if (cell === '') return nothing;
    const moment = parseMoment(cell, this.dialect.dates);
    return moment.ok ? moment : err(this.fault(moment.error, field));
  }

  /** A sum of two currencies is never made: amounts that name different ones make the row refused. */
  currency(column: Field, amounts: readonly Field[]): Result<Currency, Reason> {
    const named = this.text(column) ?? '';
    const own = named === '' ? undefined : (parseCurrency(named) ?? currencyInCell(named, this.dialect.currency));
    if (named !== '' && own === undefined) return err(this.fault('unknown-currency', column));
    let currency = own;
    for (const field of amounts) {
      const cell = this.text(field);
      if (cell === undefined) continue;
      const inCell = currencyInCell(cell, currency ?? this.dialect.currency);
      const seen = inCell ?? (own === undefined ? headerCurrency(this.header(field)) : undefined);
      if (seen !== undefined && currency !== undefined && seen !== currency) return err(this.fault('two-currencies', field));
      currency ??= seen;
    }
    return ok(currency ?? this.dialect.currency);
  }
}

const nothing = ok(undefined);

/** It is asked for each amount of each row. */
const headerCurrency = remembered(currencyOfHeader);

/** Days repeat more than anything else that a ledger holds. */
const dayReaders = new Map<DateOrder, (cell: string) => ReturnType<typeof parseDay>>();

function dayIn(cell: string, order: DateOrder): ReturnType<typeof parseDay> {
  let read = dayReaders.get(order);
  if (read === undefined) {
    read = remembered((text) => parseDay(text, order));
    dayReaders.set(order, read);
  }
  return read(cell);
}

/** Most cells have no space to take away. */
const trimmed = (cell: string): string =>
  cell.length > 0 && (isSpace(cell.charCodeAt(0)) || isSpace(cell.charCodeAt(cell.length - 1))) ? cell.trim() : cell;

/** Whether the sign may be a space, in any script. */
const isSpace = (code: number): boolean => code <= 32 || code >= 160;
