import { type Currency, exponentOf } from '@/utils/domain/money';

/** A decimal number in minor units of the currency, by its digits: never through a float. What is finer than the minor unit is rounded, halves away from zero. */
export function minorOf(decimal: string, currency: Currency): number {
  const [, sign = '', whole = '0', fraction = ''] = /^([-+]?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? [];
  return signed(sign, shifted(whole, fraction, exponentOf(currency)));
}

/**
 * Of Stripe's smallest units those that are not hundredths: none at all, or thousandths. ISK and UGX, which have no minor unit, are hundredths
 * there all the same. Source: Stripe's documentation, Supported currencies, Zero-decimal, Three-decimal and Special cases, 2026-11.
 */
const STRIPE_EXPONENTS: readonly (readonly [exponent: number, currencies: string])[] = [
  [0, 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'],
  [3, 'BHD JOD KWD OMR TND'],
];

/** An amount in Stripe's smallest units as minor units of ours. */
export function minorOfStripe(amount: number, currency: Currency): number {
  const [exponent] = STRIPE_EXPONENTS.find(([, currencies]) => currencies.includes(currency)) ?? [2];
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const cut = digits.length - exponent;
  return signed(amount < 0 ? '-' : '', shifted(digits.slice(0, cut), digits.slice(cut), exponentOf(currency)));
}

/** The digits as an integer count of the unit at that exponent. */
function shifted(whole: string, fraction: string, exponent: number): number {
  const kept = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return Number(fraction[exponent] ?? '0') >= 5 ? kept + 1 : kept;
}

/** Without a minus zero, which two equal amounts would differ by. */
const signed = (sign: string, minor: number): number => (sign === '-' && minor !== 0 ? -minor : minor);
