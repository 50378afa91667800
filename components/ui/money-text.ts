import { type Currency, exponentOf, type Money } from '@/utils/domain/money';
import { numberFormats } from '@/utils/i18n/formats';
import { figureText } from './hidden-figures';

/** An amount in the reader's own way of writing, part by part, exact to the last minor unit; also where amounts are covered. */
export function moneyParts(amount: Money): Intl.NumberFormatPart[] {
  const decimal = decimalOf(amount);
  const parts = isDecimal(decimal) ? formatOf(amount.currency).formatToParts(decimal) : [];
  // A real minus sign is as wide as a figure and is read out as "minus".
  return parts.map((part) => (part.type === 'minusSign' ? { ...part, value: '−' } : part));
}

/** The same as one string, for labels and sentences. */
export const moneyText = (amount: Money): string =>
  figureText(() =>
    moneyParts(amount)
      .map((part) => part.value)
      .join(''),
  );

const formatOf = numberFormats((currency: Currency) => ({ style: 'currency', currency }));
const compactOf = numberFormats((currency: Currency) => ({
  style: 'currency',
  currency,
  notation: 'compact',
  maximumSignificantDigits: 3,
}));

/** An amount in about three letters, for the ends of a scale: €12K. */
export const compactMoney = ({ minor, currency }: Money): string =>
  figureText(() =>
    compactOf(currency)
      .format(minor / 10 ** exponentOf(currency))
      .replace('-', '−'),
  );

/** The amount as a decimal number in digits: floats would lose the cents of very large ones. */
function decimalOf({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(?:\.\d+)?$/.test(text);
