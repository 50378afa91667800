import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Currency } from '@/utils/domain/money';
import { exchangeWith, parseEcbRates } from '@/utils/economics/rates';
import { day, EUR, USD } from './records';

const GBP = 'GBP' as Currency;
const JPY = 'JPY' as Currency;
const HISTORY =
  'Date,USD,JPY,GBP,XYZ,\n2026-11-20,1.1000,160.00,0.8,9,\n2026-11-18,1.2500,150.00,N/A,9,\n2026-11-17,1.2000,150.00,0.75,9,\n';

function exchange() {
  const rates = parseEcbRates(HISTORY);
  if (!rates.ok) throw new Error(JSON.stringify(rates.error));
  return exchangeWith(rates.value);
}

describe('the exchange', () => {
  it.each([
    ['the day itself', 12_500, USD, EUR, '2026-11-18', 10_000],
    ['the nearest earlier day', 12_500, USD, EUR, '2026-11-19', 10_000],
    ['the nearest earlier day that has a rate', 7500, GBP, EUR, '2026-11-19', 10_000],
    ['through the euro', 12_000, USD, GBP, '2026-11-17', 7500],
    ['yen have no cents', 10_000, EUR, JPY, '2026-11-18', 15_000],
    ['into cents', 150, JPY, EUR, '2026-11-18', 100],
    ['halves away from nought', -1, USD, GBP, '2026-11-20', -1],
    ['the same currency needs no rate', 5, 'CHF' as Currency, 'CHF' as Currency, '1990-01-01', 5],
  ])('%s', (_, minor, from, to, on, expected) => {
    expect(exchange()({ minor, currency: from }, to, day(on))).toEqual({ minor: expected, currency: to });
  });

  it.each([
    ['before the first day', USD, '2026-11-16'],
    ['of a currency without a rate', 'CHF' as Currency, '2026-11-20'],
  ])('is undefined %s', (_, currency, on) => expect(exchange()({ minor: 1, currency }, EUR, day(on))).toBeUndefined());

  it('is exact where floats are not', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const back = exchange()({ minor, currency: USD }, EUR, day('2026-11-18'));
        expect(BigInt(back?.minor ?? 0)).toBe(halvesAway(BigInt(minor) * 4n, 5n));
      }),
    );
  });
});

describe('the file', () => {
  it('may be that of one day', () => {
    expect(parseEcbRates('Date, USD, JPY, \n20 November 2026, 1.1, 160.5, \n')).toEqual({
      ok: true,
      value: [
        { on: '2026-11-20', currency: 'USD', perEuro: '1.1' },
        { on: '2026-11-20', currency: 'JPY', perEuro: '160.5' },
      ],
    });
  });

  it.each([
    ['', { kind: 'no-rates' }],
    ['Date,USD\n', { kind: 'no-rates' }],
    ['name,email\nAda,ada@acme.example', { kind: 'no-rates' }],
    ['Date,USD\nsoon,1', { kind: 'not-a-rate', line: 2, text: 'soon' }],
    ['Date,USD\n2026-11-20,0.000', { kind: 'not-a-rate', line: 2, text: '0.000' }],
    ['Date,USD\n2026-11-20,-1', { kind: 'not-a-rate', line: 2, text: '-1' }],
  ])('is refused where it is none: %j', (text, error) => expect(parseEcbRates(text)).toEqual({ ok: false, error }));
});

function halvesAway(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (size * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}
