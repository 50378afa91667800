import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Currency, exponentOf } from '@/utils/domain/money';
import { currencyInCell, decimalSign, noAmountEvidence, parseAmount, weighAmount } from '@/utils/intake/amounts';

const EUR = 'EUR' as Currency;
const JPY = 'JPY' as Currency;
const KWD = 'KWD' as Currency;

describe('decimalSign', () => {
  it.each([
    [['1.234,50', '12,00'], ','],
    [['1,234.50', '12.00'], '.'],
    [['0,5'], ','],
    [['1.234.567'], ','],
    [['1.234'], ','],
    [['1,234'], '.'],
    [['1.234', '7,5'], ','],
    [['1.234', '7.50'], '.'],
    [['12345.678'], '.'],
    [['12', '7'], '.'],
    [["1'234.50"], '.'],
    [['−3,20 €'], ','],
  ] as const)('of %j is %s', (cells, sign) => {
    expect(decimalSign(weighed(cells, EUR))).toBe(sign);
  });

  it('takes three digits for decimals where the currency has three', () => {
    expect(decimalSign(weighed(['1.234'], KWD))).toBe('.');
  });
});

describe('parseAmount', () => {
  it.each([
    ['1.234,50 €', EUR, ',', 123_450],
    ['€ 1,234.50', EUR, '.', 123_450],
    ['EUR 5', EUR, '.', 500],
    ['(12.00)', EUR, '.', -1200],
    ['12,00-', EUR, ',', -1200],
    ['− 12,00', EUR, ',', -1200],
    ["1'234.50", EUR, '.', 123_450],
    ['1 234,50', EUR, ',', 123_450],
    ['12,34,567.00', EUR, '.', 123_456_700],
    ['1060294.00', JPY, '.', 1_060_294],
    [',5', EUR, ',', 50],
    ['+7', EUR, '.', 700],
  ] as const)('reads %s', (cell, currency, sign, minor) => {
    expect(parseAmount(cell, currency, sign)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ['1.234,50', '.', 'not-a-number'],
    ['1,23', '.', 'not-a-number'],
    ['1.2.3', '.', 'not-a-number'],
    ['twelve', '.', 'not-a-number'],
    ['1.2e5', '.', 'not-a-number'],
    ['--5', '.', 'not-a-number'],
    ['=1+1', '.', 'not-a-number'],
    ['1.005', '.', 'too-precise'],
    ['99999999999999999', '.', 'too-large'],
  ] as const)('refuses %s', (cell, sign, error) => {
    expect(parseAmount(cell, EUR, sign)).toEqual({ ok: false, error });
  });

  it('reads every amount back, however it is written', () => {
    const amount = fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom(EUR, JPY, KWD), isGerman: fc.boolean() });
    fc.assert(
      fc.property(amount, ({ minor, currency, isGerman }) => {
        const locale = isGerman ? 'de' : 'en';
        const digits = exponentOf(currency);
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(decimalText(minor, digits));
        expect(parseAmount(text, currency, isGerman ? ',' : '.')).toEqual({ ok: true, value: minor });
      }),
    );
  });
});

describe('currencyInCell', () => {
  it.each([
    ['5 €', 'EUR'],
    ['£5', 'GBP'],
    ['$5', 'USD'],
    ['¥5', 'JPY'],
    ['5 CHF', 'CHF'],
    ['5', undefined],
    ['5 apples', undefined],
  ])('of %s is %s', (cell, currency) => expect(currencyInCell(cell, EUR)).toBe(currency));

  it("takes a dollar for the user's own", () => expect(currencyInCell('$5', 'CAD' as Currency)).toBe('CAD'));
});

function weighed(cells: readonly string[], currency: Currency) {
  const evidence = noAmountEvidence();
  for (const cell of cells) weighAmount(evidence, cell, currency);
  return evidence;
}

/** The exact decimal, as Intl takes it: a string, never a float. */
function decimalText(minor: number, digits: number): Intl.StringNumericLiteral {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return `${minor < 0 ? '-' : ''}${decimal}` as Intl.StringNumericLiteral;
}
