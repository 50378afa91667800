import { i18n } from '#i18n';
import { csvCell } from '@/components/charts/chart-table';
import { exponentOf } from '@/utils/domain/money';
import { dayNumbered } from '@/utils/domain/time';
import { BYTE_ORDER_MARK, type Cell, csvRow, delimiterFor } from '@/utils/intake/export/csv';
import { marginPercentOf, type TableColumn, tableColumns } from '@/utils/state/portfolio/columns';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import type { ReadRecords } from '@/utils/state/portfolio/table';

const BATCH = 4096;

/** The rows of the table as a CSV file, in their order; what is missing is an empty cell, never nought. `onProgress` hears 0 to 1. */
export async function rowsCsv(
  customers: Customers,
  rows: Uint32Array,
  read: ReadRecords,
  onProgress: (done: number) => void,
): Promise<Blob> {
  const delimiter = delimiterFor();
  const head = tableColumns.map((column) => {
    const name = i18n.t(`portfolio.column.${column}.name`);
    return isMoney(column) ? `${name} (${customers.currency})` : name;
  });
  const names = await namesOf(rows, read, (done) => onProgress(0.8 * done));
  let file = new Blob([BYTE_ORDER_MARK, csvRow(head, delimiter)]);
  for (let from = 0; from < rows.length; from += BATCH) {
    const lines = Array.from(rows.subarray(from, from + BATCH), (slot) =>
      csvRow(
        tableColumns.map((column) => csvCell(column === 'name' ? names.get(slot) : cellValue(column, slot, customers), delimiter)),
        delimiter,
      ),
    );
    // What a blob holds may leave memory.
    file = new Blob([file, ...lines]);
    onProgress(0.8 + (0.2 * Math.min(rows.length, from + BATCH)) / rows.length);
    // Between two batches the page draws.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob([file], { type: 'text/csv;charset=utf-8' });
}

/** By slot; read in the order in which they lie on disk, many times as fast as in that of the rows. */
async function namesOf(rows: Uint32Array, read: ReadRecords, onProgress: (done: number) => void): Promise<Map<number, string>> {
  const slots = Uint32Array.from(rows).sort();
  const names = new Map<number, string>();
  for (let from = 0; from < slots.length; from += BATCH) {
    for (const [slot, { name }] of await read(Array.from(slots.subarray(from, from + BATCH)))) names.set(slot, name);
    onProgress(Math.min(1, (from + BATCH) / slots.length));
  }
  return names;
}

const isMoney = (column: TableColumn): boolean => column === 'margin' || column === 'netRevenue' || column === 'costToServe';

function cellValue(column: Exclude<TableColumn, 'name'>, slot: number, customers: Customers): Cell {
  const { standing, alive, openNeeds, overduePromises, currency } = customers;
  const known = (value: number | undefined, digits: number): Cell =>
    value === undefined || Number.isNaN(value) ? undefined : Number(value.toFixed(digits));
  switch (column) {
    case 'marginPercent':
      return known(marginPercentOf(standing.margin[slot] ?? Number.NaN, standing.netRevenue[slot] ?? Number.NaN), 1);
    case 'lastOn': {
      const day = standing.lastOn[slot] ?? 0;
      return day === 0 ? undefined : dayNumbered(day);
    }
    case 'alive':
      return known(alive[slot], 3);
    case 'openNeeds':
      return openNeeds[slot];
    case 'overduePromises':
      return overduePromises[slot];
    default:
      return known((standing[column][slot] ?? Number.NaN) / 10 ** exponentOf(currency), exponentOf(currency));
  }
}
