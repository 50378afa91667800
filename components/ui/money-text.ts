import { type Currency, exponentOf, type Money } from '@/utils/domain/money';

/** An amount in the reader's own way of writing, part by part, exact to the last minor unit. */
export function moneyParts(amount: Money): Intl.NumberFormatPart[] {
  const decimal = decimalOf(amount);
  const parts = isDecimal(decimal) ? formatOf(amount.currency).formatToParts(decimal) : [];
  // A real minus sign is as wide as a figure and is read out as "minus".
  return parts.map((part) => (part.type === 'minusSign' ? { ...part, value: '−' } : part));
}

/** The same as one string, for labels and sentences. */
export const moneyText = (amount: Money): string =>
  moneyParts(amount)
    .map((part) => part.value)
    .join('');

const formats = new Map<Currency, Intl.NumberFormat>();

/** One for each currency: making one takes longer than a hundred uses of it. */
function formatOf(currency: Currency): Intl.NumberFormat {
  const format = formats.get(currency) ?? new Intl.NumberFormat(undefined, { style: 'currency', currency });
  formats.set(currency, format);
  return format;
}

/** An amount in about three letters, for the ends of a scale: €12K. */
export const compactMoney = ({ minor, currency }: Money): string =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 })
    .format(minor / 10 ** exponentOf(currency))
    .replace('-', '−');

/** The amount as a decimal number in digits: floats would lose the cents of very large ones. */
function decimalOf({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text);
