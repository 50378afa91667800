import { type Currency, parseCurrency } from '@/utils/domain/money';
import { err, type Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import { parseEcbRates, type Rate, type RatesError } from '@/utils/economics/rates';
import type { Table } from './table';

/** What a file of exchange rates holds. */
export interface RatesFound {
  readonly rates: number;
  readonly currencies: readonly Currency[];
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Whether a table has the form of the European Central Bank's rates: a column for the day, all others for currencies. */
export function isRates({ headers }: Pick<Table, 'headers'>): boolean {
  const [first = '', ...others] = headers.filter((header) => header !== '');
  const currencies = others.filter((header) => /^[A-Z]{3}$/.test(header) && parseCurrency(header) !== undefined);
  return first.toLowerCase() === 'date' && currencies.length >= 3 && currencies.length >= others.length / 2;
}

/** The rates in such a file. The whole history since 1999 is two megabytes; what is much longer is something else. */
export const ratesIn = async (file: Blob): Promise<Result<Rate[], RatesError>> =>
  file.size > SIZE_LIMIT ? err({ kind: 'no-rates' }) : parseEcbRates(await file.text());

const SIZE_LIMIT = 32_000_000;

/** Says what these rates are; there is at least one. */
export function describeRates(rates: readonly Rate[]): RatesFound {
  const days = rates.map(({ on }) => on).sort();
  const currencies = [...new Set(rates.map(({ currency }) => currency))].sort();
  return { rates: rates.length, currencies, from: days[0] ?? ('' as CivilDate), to: days.at(-1) ?? ('' as CivilDate) };
}
