import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Currency, exponentOf, parseCurrency } from '@/utils/domain/money';
import { minorOf, minorOfStripe } from '@/utils/sources/amounts';

const currency = (code: string): Currency => parseCurrency(code) ?? expect.unreachable(code);

describe('a decimal number', () => {
  it.each([
    ['1200.50', 'EUR', 120050],
    ['1200', 'EUR', 120000],
    ['0.300000', 'EUR', 30],
    ['-11.90', 'EUR', -1190],
    ['9000', 'JPY', 9000],
    ['9000.00', 'JPY', 9000],
    ['12.345', 'KWD', 12345],
    // Finer than the currency: halves away from zero.
    ['0.005', 'EUR', 1],
    ['-0.005', 'EUR', -1],
    ['0.0049', 'EUR', 0],
    ['-0.001', 'EUR', 0],
    ['1.005', 'EUR', 101],
    ['90071992547409.91', 'EUR', 9007199254740991],
  ])('%s %s is %i', (decimal, code, minor) => {
    expect(minorOf(decimal, currency(code))).toBe(minor);
  });

  it('comes back from minor units as it went, in every currency', () => {
    const codes = Intl.supportedValuesOf('currency').map(currency);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...codes), (minor, code) => {
        const exponent = exponentOf(code);
        const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
        const cut = digits.length - exponent;
        expect(minorOf(`${minor < 0 ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`, code)).toBe(minor);
      }),
    );
  });
});

it.each([
  [1234, 'EUR', 1234],
  [-1234, 'EUR', -1234],
  [0, 'EUR', 0],
  // No minor unit, and Stripe has none.
  [5000, 'JPY', 5000],
  [5000, 'KRW', 5000],
  // Thousandths.
  [12345, 'KWD', 12345],
  // No minor unit, but hundredths at Stripe.
  [150000, 'ISK', 1500],
  [150000, 'UGX', 1500],
  // Hundredths, but whole at Stripe.
  [700, 'MGA', 700 * 10 ** exponentOf(currency('MGA'))],
])("Stripe's %i of %s is %i", (amount, code, minor) => {
  expect(minorOfStripe(amount, currency(code))).toBe(minor);
});
