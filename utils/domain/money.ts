import type { Brand } from './brand';
import { err, ok, type Result } from './result';

/** An ISO 4217 code that this platform knows. */
export type Currency = Brand<string, 'Currency'>;

/** An amount as an integer count of the currency's minor units (cents, yen). */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

const known = new Set(Intl.supportedValuesOf('currency'));

/** The currency that `text` names, in any case, or undefined. */
export function parseCurrency(text: string): Currency | undefined {
  const code = text.trim().toUpperCase();
  return known.has(code) ? (code as Currency) : undefined;
}

const exponents = new Map<Currency, number>();

/** How many decimal digits the currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217, as Intl knows it). */
export function exponentOf(currency: Currency): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

export type AmountError = 'not-a-number' | 'too-precise' | 'too-large';

/**
 * Reads a plain decimal number (`-1234.50`, dot as decimal sign, no grouping) as minor units, without going through floats.
 * Digits beyond the currency's minor unit are refused unless they are zeros.
 */
export function parseDecimal(text: string, currency: Currency): Result<Money, AmountError> {
  const parts = /^([-+])?(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!parts) return err('not-a-number');
  const [, sign, whole = '', fraction = ''] = parts;
  const exponent = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(exponent))) return err('too-precise');
  const minor = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(minor)) return err('too-large');
  return ok({ minor: sign === '-' ? 0 - minor : minor, currency });
}

/** The amount as a plain decimal number (`-1234.50`), exactly: what `parseDecimal` reads. */
export function decimalText({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return minor < 0 ? `-${whole}` : whole;
}

/** The sum, or the currencies that kept it from being one. */
export function add(
  a: Money,
  b: Money,
): Result<Money, { readonly kind: 'mixed-currencies'; readonly currencies: readonly [Currency, Currency] }> {
  return a.currency === b.currency
    ? ok({ minor: a.minor + b.minor, currency: a.currency })
    : err({ kind: 'mixed-currencies', currencies: [a.currency, b.currency] });
}
