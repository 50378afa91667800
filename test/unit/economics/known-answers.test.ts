import { describe, expect, it } from 'vitest';
import type { Currency } from '@/utils/domain/money';
import { breakEvenRetention } from '@/utils/economics/concession';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import type { Figure, MoneyFigure } from '@/utils/economics/figure';
import { contractFormulas, valueWithin } from '@/utils/economics/lifetime/contract';
import { expectedSpend } from '@/utils/economics/lifetime/gamma-gamma';
import { retentionOf, survivalOf } from '@/utils/economics/lifetime/sbg';
import { expectedMargin } from '@/utils/economics/opportunities';
import { returnOnCustomer } from '@/utils/economics/return-on-customer';
import { rfmOf } from '@/utils/economics/rfm';
import { shareOfWallet } from '@/utils/economics/wallet';
import { day, EUR, entry } from './records';

const { firstPaymentNow, firstPaymentExcluded, firstPaymentCertain } = contractFormulas;
const usual = { m: 100, r: 0.8, d: 0.1 };
const steady = { m: 100, r: 0.9, d: 0.12 };
const spend = { p: 6.25, q: 3.74, v: 15.44 };
const cohort = { alpha: 0.668, beta: 3.806 };

describe('known answers of economics, to their printed digits', () => {
  it.each([
    ['3 formula (1), r .8', firstPaymentNow(usual), 366.6667, 4],
    ['3 formula (2), r .8', firstPaymentExcluded(usual), 266.6667, 4],
    ['3 formula (3), r .8', firstPaymentCertain(usual), 333.3333, 4],
    ['3 formula (1), r .9', firstPaymentNow(steady), 509.0909, 4],
    ['3 formula (2), r .9', firstPaymentExcluded(steady), 409.0909, 4],
    ['3 formula (3), r .9', firstPaymentCertain(steady), 454.5455, 4],
    ['4 E[M | 2, 22.35]', expectedSpend(spend, 2, 22.35), 24.66, 2],
    ['4 E[M | 1, 11.77]', expectedSpend(spend, 1, 11.77), 18.92, 2],
    ['4 E[M | 0]', expectedSpend(spend, 0, 0), 35.22, 2],
    ['4 E[M | 7, 73.74]', expectedSpend(spend, 7, 73.74), 71.47, 2],
    ['5 break-even retention', breakEvenRetention(usual, 20), 0.815517, 6],
    ['5 lost opportunity', expectedMargin(euros(5000), 0.3, figure(40)).value?.minor, 600_00, 0],
    ['5 share of wallet, %', shareOfWallet(money(12_000), money(40_000), figure(35)).sharePercent.value, 30, 10],
    ['5 margin at stake', shareOfWallet(money(12_000), money(40_000), figure(35)).marginAtStake.value?.minor, 9800_00, 0],
    ['5 return on customer', returnOnCustomer(money(120), { start: money(1000), end: money(1080) }).value, 0.2, 10],
  ])('%s', (_, value, known, digits) => expect(value?.toFixed(digits)).toBe(known.toFixed(digits)));

  it.each([
    [
      '1',
      [
        ['2015-01-01', 1],
        ['2015-02-06', 2],
      ],
      { frequency: 1, recency: 36, T: 37, monetary: 2 },
    ],
    ['2', [['2015-01-01', 2]], { frequency: 0, recency: 0, T: 37, monetary: 0 }],
    [
      '3',
      [
        ['2015-01-01', 3],
        ['2015-01-02', 1],
        ['2015-01-05', 5],
      ],
      { frequency: 2, recency: 4, T: 37, monetary: 3 },
    ],
  ] as const)('4 RFM of %s', (_, sales, known) => {
    const entries = sales.map(([on, amount]) => entry('revenue', amount * 100, on));
    expect(rfmOf(entries, { asOf: day('2015-02-07'), currency: EUR, exchange: sameCurrencyOnly })).toEqual(known);
  });

  it('3 survival by sBG is near the curve it was fitted to', () => {
    const curve = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1];
    for (const [t, percent] of curve.entries()) expect(Math.abs(100 * survivalOf(cohort, t) - percent)).toBeLessThan(2);
    for (const t of [1, 2, 7]) expect(survivalOf(cohort, t) / survivalOf(cohort, t - 1)).toBeCloseTo(retentionOf(cohort, t), 12);
  });
});

describe('formula (2) within a horizon', () => {
  it.each([
    [1, (100 * 0.8) / 1.1],
    [3, 100 * (0.8 / 1.1 + 0.64 / 1.21 + 0.512 / 1.331)],
    [500, 266.666_666_7],
  ])('of %d periods', (periods, value) => expect(valueWithin(usual, periods)).toBeCloseTo(value, 6));
});

describe('what has no answer', () => {
  it('is no break-even where no retention suffices', () => {
    expect(breakEvenRetention(usual, 2000)).toBeUndefined();
    expect(breakEvenRetention({ ...usual, m: 0 }, 20)).toBeUndefined();
  });

  it('is a missing figure that names the input', () => {
    const unknown: Figure = { ...figure(0), value: null, state: 'missing', missing: ['goods'] };
    expect(expectedMargin(euros(5000), 0.3, unknown)).toMatchObject({ value: null, state: 'missing', missing: ['goods', 'margin'] });
    expect(shareOfWallet(money(50), money(40), figure(35)).sharePercent).toMatchObject({ value: null, missing: ['wallet'] });
    expect(shareOfWallet(money(5), money(40), unknown).marginAtStake).toMatchObject({ value: null, missing: ['goods'] });
    expect(returnOnCustomer(money(1), { start: money(0), end: money(1) })).toMatchObject({ value: null, missing: ['capital'] });
    expect(returnOnCustomer(money(1), { start: money(9), end: { ...money(1), currency: 'USD' as Currency } })).toMatchObject({
      value: null,
      missing: ['rate'],
    });
    expect(expectedSpend({ ...spend, q: 1 }, 1, 5)).toBeUndefined();
  });
});

function figure(value: number): Figure {
  return { value, state: 'measured', method: 'ratio', asOf: day('2026-11-22'), trace: [], missing: [] };
}
function euros(amount: number) {
  return { minor: amount * 100, currency: EUR };
}
function money(amount: number): MoneyFigure {
  return { ...figure(0), value: euros(amount), currency: EUR };
}
