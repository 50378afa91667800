import type { Customers } from './portfolio';

export const tableColumns = [
  'name',
  'margin',
  'marginPercent',
  'netRevenue',
  'costToServe',
  'lastOn',
  'alive',
  'openNeeds',
  'overduePromises',
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** The key that a column sorts by, by slot; NaN where there is none. */
export function keysOf(column: TableColumn, { standing, nameOrder, alive, openNeeds, overduePromises }: Customers): ArrayLike<number> {
  switch (column) {
    case 'name':
      return nameOrder;
    case 'marginPercent':
      return percentsOf(standing);
    case 'lastOn':
      return Float64Array.from(standing.lastOn, (day) => (day === 0 ? Number.NaN : day));
    case 'alive':
      return alive;
    case 'openNeeds':
      return openNeeds;
    case 'overduePromises':
      return overduePromises;
    default:
      return standing[column];
  }
}

/** Margin in percent of net revenue; NaN where either is missing, or nothing was sold: a percentage of that would mislead. */
export const marginPercentOf = (margin: number, netRevenue: number): number => (netRevenue > 0 ? (100 * margin) / netRevenue : Number.NaN);

const percentsOf = ({ margin, netRevenue }: Customers['standing']): Float64Array =>
  margin.map((own, slot) => marginPercentOf(own, netRevenue[slot] ?? Number.NaN));
