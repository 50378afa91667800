import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import { addDays } from '@/utils/domain/time';
import type { MoneyFigure } from '@/utils/economics/figure';
import { partOf, roundedQuotient, sumOfMinor } from '@/utils/economics/numeric/exact';
import { profitAndLoss } from '@/utils/economics/profit-and-loss';
import { exchangeWith } from '@/utils/economics/rates';
import { type Amount, resultOf } from '@/utils/economics/standing/profit';
import { createRanking } from '@/utils/economics/standing/ranking';
import { addEntry, emptyRollUp, removeEntry, rollUpOf } from '@/utils/economics/standing/roll-up';
import { ranks } from '@/utils/economics/whale-curve';
import { confirmed, day, EUR, entry, USD } from './records';

const window = { from: day('2026-01-01'), to: day('2026-12-31') };
// Before March there is no rate: amounts in dollars then are missing, never nought.
const exchange = exchangeWith([{ on: day('2026-03-01'), currency: USD, perEuro: '1.1' }]);
const empty = emptyRollUp(window, EUR);
const rolledUp = (entries: readonly LedgerEntry[]) => entries.reduce((rollUp, one) => addEntry(rollUp, one, exchange), empty);

const anyEntry = fc
  .record({
    kind: fc.constantFrom(...ledgerKinds),
    minor: fc.oneof(fc.integer({ min: -1_000_000, max: 10_000_000 }), fc.maxSafeInteger()),
    age: fc.integer({ min: -30, max: 500 }),
    currency: fc.constantFrom(EUR, EUR, USD),
    isUnknown: fc.boolean(),
  })
  .map(({ kind, minor, age, currency, isUnknown }) =>
    entry(kind, minor, addDays(day('2026-12-31'), -age), {
      currency,
      ...(isUnknown && kind === 'revenue' ? { isGoodsUnknown: true } : {}),
    }),
  );

describe('a roll-up', () => {
  it('after any sequence of additions and removals is that of what is left', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEntry, fc.boolean(), fc.nat())), (steps) => {
        const left: LedgerEntry[] = [];
        let rollUp = empty;
        for (const [one, isAdding, at] of steps) {
          const gone = isAdding ? undefined : left.splice(at % Math.max(1, left.length), 1)[0];
          if (gone !== undefined) rollUp = removeEntry(rollUp, gone, exchange);
          else {
            left.push(one);
            rollUp = addEntry(rollUp, one, exchange);
          }
        }
        expect(rollUp).toEqual(rolledUp(left));
        expect(rollUpOf(left, empty, exchange)).toEqual(rollUp);
        for (const one of left) rollUp = removeEntry(rollUp, one, exchange);
        expect(rollUp).toEqual(empty);
      }),
    );
  });

  it('is left as it was when something is added to it', () => {
    const before = rolledUp([entry('revenue', 100, '2026-05-01')]);
    const copy = structuredClone(before);
    addEntry(before, entry('revenue', 7, '2026-05-01'), exchange);
    expect(before).toEqual(copy);
  });

  it('says what profit and loss says', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1 }), (entries) => {
        const result = resultOf(rolledUp(entries));
        const whole = profitAndLoss({ entries, interactions: [], serviceCost: confirmed, window, currency: EUR, exchange });
        for (const name of ['netRevenue', 'goods', 'grossMargin', 'costToServe', 'contributionMargin'] as const) {
          expect(minorOf(result[name]), name).toBe(whole[name].value?.minor ?? null);
          if ('missing' in result[name]) expect(missingOf(whole[name])).toEqual(expect.arrayContaining([...result[name].missing]));
        }
      }),
    );
  });
});

describe('a ranking', () => {
  it('after any sequence ranks as the whole base would', () => {
    const profit = fc.integer({ min: -5, max: 20 });
    fc.assert(
      fc.property(fc.array(profit), fc.array(fc.tuple(profit, fc.boolean())), (start, steps) => {
        const left = [...start];
        const ranking = createRanking(start);
        for (const [value, isAdding] of steps) {
          if (isAdding) {
            left.push(value);
            ranking.add(value);
          } else {
            const at = left.indexOf(value);
            expect(ranking.remove(value)).toBe(at >= 0);
            if (at >= 0) left.splice(at, 1);
          }
        }
        expect(ranking.size).toBe(left.length);
        expect(left.map(ranking.rankOf)).toEqual(ranks(left));
        expect([...ranking.descending()]).toEqual(left.sort((a, b) => b - a));
      }),
    );
  });
});

describe('money', () => {
  it('is added exactly in any order, or refused where it is too large', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (parts) => {
        const exact = parts.reduce((sum, part) => sum + BigInt(part), 0n);
        const isAmount = exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER);
        expect(sumOfMinor(parts)).toBe(isAmount ? Number(exact) : undefined);
        expect(sumOfMinor([...parts].reverse())).toBe(sumOfMinor(parts));
      }),
    );
  });

  it.each([[[0.5]], [[2 ** 53]], [[Number.NaN]]])('is never %j', (parts) => expect(sumOfMinor(parts)).toBeUndefined());

  it('too large for a figure makes that missing, and says why', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const entries = [entry('revenue', most, '2026-05-01'), entry('revenue', most, '2026-05-01'), entry('goods', 1, '2026-05-01')];
    const input = { interactions: [], serviceCost: confirmed, window, currency: EUR, exchange };
    expect(profitAndLoss({ ...input, entries }).netRevenue).toMatchObject({ value: null, state: 'missing', missing: ['tooLarge'] });
    // The sum fits although its parts together do not.
    const back = [...entries, entry('return', most, '2026-05-02')];
    expect(profitAndLoss({ ...input, entries: back }).netRevenue).toMatchObject({ value: { minor: most }, state: 'measured' });
  });

  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [7n, 3n, 2n],
    [0n, 3n, 0n],
  ])('%d / %d is rounded to %d, halves away from nought', (a, b, quotient) => expect(roundedQuotient(a, b)).toBe(quotient));

  it.each([
    [500_000, [0.3, 0.4], 60_000],
    [1, [0.5], 1],
    [9_007_199_254_740_991, [1], 9_007_199_254_740_991],
    [9_007_199_254_740_991, [0.1, 0.7], 630_503_947_831_869],
  ])('a part of %d by %j is %d', (minor, fractions, part) => expect(partOf(minor, ...fractions)).toBe(part));
});

const minorOf = (amount: Amount): number | null => ('minor' in amount ? amount.minor : null);
const missingOf = ({ missing }: MoneyFigure) => missing;
