import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { exponentOf, type Money } from '@/utils/domain/money';
import { countText } from '@/utils/i18n/count';
import { BYTE_ORDER_MARK, type Cell, csvRow, delimiterFor } from '@/utils/intake/export/csv';

/** A cell as it is shown, and as a spreadsheet gets it: numbers as plain numbers. */
export interface TableCell {
  readonly shown: string;
  readonly value: Cell;
}

/** The table behind a chart; the first cell of a row names it. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

export const textCell = (text: string): TableCell => ({ shown: text, value: text });
export const countCell = (count: number): TableCell => ({ shown: countText(count), value: count });
export const moneyCell = (amount: Money): TableCell => ({
  shown: moneyText(amount),
  value: amount.minor / 10 ** exponentOf(amount.currency),
});
/** A percentage, which a spreadsheet gets in percent: 37.4. */
export const percentCell = (percent: number, digits = 1): TableCell => ({
  shown: percentText(percent, digits),
  value: Number(percent.toFixed(digits)),
});
/** Stands where there is no figure: empty in a spreadsheet, never nought. */
export const noCell: TableCell = { shown: '–', value: undefined };

/** The rows as a CSV file. Where the decimal sign is a comma, numbers have one: the spreadsheet there reads them so. */
export function tableCsv({ head, rows }: ChartTable, delimiter = delimiterFor()): Blob {
  const lines = rows.map((cells) =>
    csvRow(
      cells.map(({ value }) => csvCell(value, delimiter)),
      delimiter,
    ),
  );
  return new Blob([BYTE_ORDER_MARK, csvRow(head, delimiter), ...lines], { type: 'text/csv;charset=utf-8' });
}

/** A value as the spreadsheet of that delimiter reads it. */
export const csvCell = (value: Cell, delimiter: string): Cell =>
  typeof value === 'number' && delimiter === ';' ? String(value).replace('.', ',') : value;
