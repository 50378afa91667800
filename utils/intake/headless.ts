import { parseDay } from './dates';

/**
 * Headers for a ledger that has none, by what its first row holds: a day, an amount in the last column of numbers, and who in the first
 * other column; undefined where the row is no such row, as every row of headers.
 */
export function headersOf(cells: readonly string[]): readonly string[] | undefined {
  const plain = cells.findIndex((cell) => !/^\d{8}$/.test(cell) && isDay(cell));
  const day = plain < 0 ? cells.findLastIndex(isDay) : plain;
  const amount = cells.findLastIndex((cell, index) => index !== day && /^-?\d+(?:[.,]\d+)?$/.test(cell));
  const who = cells.findIndex((cell, index) => index !== day && index !== amount && cell !== '');
  if (day < 0 || amount < 0 || who < 0) return undefined;
  return cells.map((cell, index) => {
    if (index === day) return 'date';
    if (index === amount) return 'amount';
    return index === who ? (cell.includes('@') ? 'email' : 'customer id') : '';
  });
}

const isDay = (cell: string): boolean => {
  const day = parseDay(cell, undefined);
  return day.ok || day.error === 'ambiguous-date';
};
