import type { Currency, Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { DecimalSign } from './amounts';
import type { Mapping } from './columns';
import type { DateOrder } from './dates';
import { amountFields, dateFields, type Field } from './fields';
import { cellsOf, type RawRow } from './reading';

/** A cell as the import understands it: an amount, a day, plain text, or what cannot be read. */
export type PreviewCell =
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'day'; readonly day: CivilDate }
  | { readonly kind: 'text' | 'wrong'; readonly text: string };

/** How a file is taken to write what it says. */
export interface Manner {
  readonly headers: readonly string[];
  /** The field of each column; empty where it is not used. */
  readonly fields: readonly string[];
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  readonly currency: Currency;
}

/** One cell of a row; undefined where it is empty. */
export function previewCell(row: RawRow, column: number, manner: Manner): PreviewCell | undefined {
  const text = (row.cells[column] ?? '').trim();
  const field = manner.fields[column] as Field | '' | undefined;
  if (text === '') return undefined;
  if (field === undefined || field === '') return { kind: 'text', text };
  const at: Mapping<Field> = Object.fromEntries(manner.fields.flatMap((each, index) => (each === '' ? [] : [[each, index]])));
  const columns = { kind: 'ledger', at: {}, headers: manner.headers } as const;
  const cells = cellsOf<Field>(row, at, { columns, decimal: manner.decimal, dates: manner.dates, currency: manner.currency });
  if (amountFields.has(field)) {
    const currency = cells.currency('currency', [field]);
    const amount = currency.ok ? cells.amount(field, currency.value) : currency;
    if (!currency.ok || !amount.ok || amount.value === undefined) return { kind: 'wrong', text };
    return { kind: 'amount', amount: { minor: amount.value, currency: currency.value } };
  }
  if (!dateFields.has(field)) return { kind: 'text', text };
  const day = cells.day(field);
  return day.ok && day.value !== undefined ? { kind: 'day', day: day.value } : { kind: 'wrong', text };
}

/** A cell of the first rows that can be read as two days, to ask with. */
export function exampleOfTwoDays({
  sample,
  fields,
}: {
  readonly sample: readonly RawRow[];
  readonly fields: readonly string[];
}): string | undefined {
  const columns = fields.flatMap((field, index) => (dateFields.has(field as Field) ? index : []));
  return sample.flatMap(({ cells }) => columns.map((column) => cells[column]?.trim() ?? '')).find((cell) => TWO_WAYS.test(cell));
}

const TWO_WAYS = /^(0?[1-9]|1[0-2])[/-](?!0?\1[/-])(0?[1-9]|1[0-2])[/-]\d{2,4}\b/;
