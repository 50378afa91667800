import { exponentOf, type Money } from '@/utils/domain/money';
import { readerLocale } from '@/utils/i18n/locale';

/** An amount in the reader's own way of writing, part by part, exact to the last minor unit. */
export function moneyParts(amount: Money): Intl.NumberFormatPart[] {
  const format = new Intl.NumberFormat(readerLocale(), { style: 'currency', currency: amount.currency });
  const decimal = decimalOf(amount);
  const parts = isDecimal(decimal) ? format.formatToParts(decimal) : [];
  // A real minus sign is as wide as a figure and is read out as "minus".
  return parts.map((part) => (part.type === 'minusSign' ? { ...part, value: '−' } : part));
}

/** The same as one string, for labels and sentences. */
export const moneyText = (amount: Money): string =>
  moneyParts(amount)
    .map((part) => part.value)
    .join('');

/** The amount as a decimal number in digits: floats would lose the cents of very large ones. */
function decimalOf({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text);
