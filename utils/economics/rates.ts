import { type Currency, exponentOf, parseCurrency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import { type CivilDate, civilDate, parseCivilDate } from '@/utils/domain/time';
import type { Exchange } from './exchange';
import { roundedQuotient } from './numeric/exact';

/** What one euro was worth on a day: `perEuro` units of `currency`, the decimal as it was published. */
export interface Rate {
  readonly on: CivilDate;
  readonly currency: Currency;
  readonly perEuro: string;
}

export type RatesError = { readonly kind: 'no-rates' } | { readonly kind: 'not-a-rate'; readonly line: number; readonly text: string };

/**
 * The rates in the CSV file that the European Central Bank publishes (`eurofxref.csv`, `eurofxref-hist.csv`): a day and one column for
 * each currency, `N/A` where there was none. Columns of currencies that this platform does not know are left out.
 */
export function parseEcbRates(text: string): Result<Rate[], RatesError> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const [first = '', ...names] = cellsOf(lines[0]);
  if (first.toLowerCase() !== 'date') return err({ kind: 'no-rates' });
  const currencies = names.map((name) => (/^[A-Z]{3}$/.test(name) ? parseCurrency(name) : undefined));
  const rates: Rate[] = [];
  for (const [index, line] of lines.entries()) {
    const [day = '', ...cells] = cellsOf(line);
    if (index === 0 || day === '') continue;
    const on = parseCivilDate(day) ?? writtenOutDay(day);
    if (on === undefined) return err({ kind: 'not-a-rate', line: index + 1, text: day });
    for (const [column, currency] of currencies.entries()) {
      const perEuro = cells[column] ?? '';
      if (currency === undefined || perEuro === '' || perEuro === 'N/A') continue;
      if (!isRate(perEuro)) return err({ kind: 'not-a-rate', line: index + 1, text: perEuro });
      rates.push({ on, currency, perEuro });
    }
  }
  return rates.length > 0 ? ok(rates) : err({ kind: 'no-rates' });
}

/**
 * Exchanges through the euro at the rates of the day, or of the nearest day before it that has them; exactly, rounded once, halves away
 * from nought. Undefined where a currency has no rate on or before the day.
 */
export function exchangeWith(rates: readonly Rate[]): Exchange {
  const series = seriesOf(rates);
  return (amount, to, on) => {
    if (amount.currency === to) return amount;
    const from = perEuro(series, amount.currency, on);
    const into = perEuro(series, to, on);
    if (from === undefined || into === undefined) return undefined;
    const numerator = BigInt(amount.minor) * into.units * from.scale * 10n ** BigInt(exponentOf(to));
    const denominator = from.units * into.scale * 10n ** BigInt(exponentOf(amount.currency));
    return { minor: Number(roundedQuotient(numerator, denominator)), currency: to };
  };
}

/** A decimal as `units / scale`. */
interface Decimal {
  readonly units: bigint;
  readonly scale: bigint;
}

interface Dated {
  readonly on: CivilDate;
  readonly value: Decimal;
}

/** Each currency's rates, oldest first. */
function seriesOf(rates: readonly Rate[]): ReadonlyMap<Currency, readonly Dated[]> {
  const series = new Map<Currency, Dated[]>();
  for (const { on, currency, perEuro } of rates) {
    const dated = { on, value: decimalOf(perEuro) };
    const known = series.get(currency);
    if (known === undefined) series.set(currency, [dated]);
    else known.push(dated);
  }
  for (const dated of series.values()) dated.sort((a, b) => (a.on < b.on ? -1 : 1));
  return series;
}

function perEuro(series: ReadonlyMap<Currency, readonly Dated[]>, currency: Currency, on: CivilDate): Decimal | undefined {
  if (currency === 'EUR') return { units: 1n, scale: 1n };
  const dated = series.get(currency) ?? [];
  let low = 0;
  let high = dated.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dated[middle]?.on ?? on) <= on) low = middle + 1;
    else high = middle;
  }
  return dated[low - 1]?.value;
}

function decimalOf(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

/** Whether a text is a decimal that can be one: not nothing. */
export const isRate = (text: string): boolean => /^\d+(?:\.\d+)?$/.test(text) && /[1-9]/.test(text);

const cellsOf = (line = ''): string[] => line.split(',').map((cell) => cell.trim());

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `20 November 2026`, as the file of one day has it. */
function writtenOutDay(text: string): CivilDate | undefined {
  const [, day, month = '', year] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(text) ?? [];
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : civilDate(Number(year), index + 1, Number(day));
}
