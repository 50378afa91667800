import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import { addDays } from '@/utils/domain/time';
import { cohortsOf } from '@/utils/economics/cohorts';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { receivablesOf } from '@/utils/economics/receivables';
import { retentionBetween } from '@/utils/economics/retention';
import { type Rfm, scoresOf, segmentOf, segments } from '@/utils/economics/rfm';
import { placeOf } from '@/utils/economics/whale-curve';
import { calendarYear } from '@/utils/economics/window';
import { day, EUR, entry, USD } from './records';

const bought = (id: string, ...days: string[]) => days.map((on) => entry('revenue', 100, on, { customerId: id as CustomerId }));
const ledger = [
  ...bought('ada', '2025-01-10', '2025-04-01', '2026-01-05'),
  ...bought('bo', '2025-02-10', '2025-05-01'),
  ...bought('cy', '2025-03-31'),
  ...bought('dee', '2026-02-01'),
];

describe('retention', () => {
  const year = (number: number) => ({ from: day(`${number}-01-01`), to: day(`${number}-12-31`) });

  it('is kept / start, new ones excluded, and says for how long one stays', () => {
    const { start, kept, rate, expectedLifetime } = retentionBetween(ledger, year(2025), year(2026));
    expect([start, kept, rate.value, expectedLifetime.value]).toEqual([3, 1, 1 / 3, 1.5]);
  });

  it('of nobody is missing, and of those who all stayed has no end', () => {
    expect(retentionBetween(ledger, year(2020), year(2021)).rate).toMatchObject({ value: null, missing: ['history'] });
    expect(retentionBetween(bought('ada', '2025-01-01', '2026-01-01'), year(2025), year(2026))).toMatchObject({
      rate: { value: 1 },
      expectedLifetime: { value: null, missing: ['history'] },
    });
  });
});

describe('cohorts', () => {
  it('by quarter of the first purchase', () => {
    expect(cohortsOf(ledger, 'quarter', day('2026-02-28'))).toEqual([
      { period: '2025-Q1', size: 3, active: [3, 2, 0, 0, 1], left: [3, 2, 1, 1, 1] },
      { period: '2026-Q1', size: 1, active: [1], left: [1] },
    ]);
  });

  it('by month and year', () => {
    expect(cohortsOf(ledger, 'month', day('2025-03-31')).map(({ period, active }) => [period, active])).toEqual([
      ['2025-01', [1, 0, 0]],
      ['2025-02', [1, 0]],
      ['2025-03', [1]],
    ]);
    expect(cohortsOf(ledger, 'year', day('2026-12-31')).map(({ period, left }) => [period, left])).toEqual([
      ['2025', [3, 1]],
      ['2026', [1]],
    ]);
  });

  it('hold every customer once, and never grow', () => {
    const any = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 700 })), { minLength: 1 });
    fc.assert(
      fc.property(any, (purchases) => {
        const entries = purchases.flatMap(([id, age]) => bought(id, addDays(day('2026-12-31'), -age)));
        const cohorts = cohortsOf(entries, 'month', day('2026-12-31'));
        expect(cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(purchases.map(([id]) => id)).size);
        for (const { left, active, size } of cohorts) {
          expect(active[0]).toBe(size);
          for (const [index, count] of left.entries()) expect(count).toBeLessThanOrEqual(left[index - 1] ?? size);
        }
      }),
    );
  });
});

describe('scores and segments', () => {
  it('are fifths of the base, equals alike', () => {
    const base = Array.from({ length: 10 }, (_, index): Rfm => ({ frequency: index, recency: index, T: 10, monetary: 5 }));
    const scores = scoresOf(base);
    expect(scores.map(({ f }) => f)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(scores.map(({ r }) => r)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(new Set(scores.map(({ m }) => m))).toEqual(new Set([3]));
  });

  it.each([
    [5, 5, 5, 'champions'],
    [4, 3, 3, 'loyal'],
    [4, 2, 2, 'promising'],
    [5, 1, 3, 'new'],
    [3, 3, 4, 'loyal'],
    [3, 1, 2, 'needAttention'],
    [1, 5, 5, 'cannotLose'],
    [2, 3, 4, 'atRisk'],
    [2, 1, 2, 'sleeping'],
    [1, 1, 1, 'lost'],
  ])('R %i F %i M %i is %s', (r, f, m, segment) => expect(segmentOf({ r, f, m })).toBe(segment));

  it('have a name for every score', () => {
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(score, score, score, (r, f, m) => {
        expect(segments).toContain(segmentOf({ r, f, m }));
      }),
    );
  });
});

describe('the place on the whale curve', () => {
  const profits = [500, 300, 150, 100, 50, 20, 0, -40, -80, -200];
  it.each([
    [500, { rank: 1, of: 10, percentile: 100, cumulativePercent: 62.5 }],
    [20, { rank: 6, of: 10, percentile: 50, cumulativePercent: 140 }],
    [-200, { rank: 10, of: 10, percentile: 10, cumulativePercent: 100 }],
    [7, undefined],
  ])('of %d', (profit, place) => expect(placeOf(profit, profits)).toEqual(place));

  it('has no part of a total that is none', () =>
    expect(placeOf(-5, [-5, 5])).toEqual({ rank: 2, of: 2, percentile: 50, cumulativePercent: null }));
});

describe('receivables', () => {
  const owed = (minor: number, dueOn?: string) =>
    entry('receivable', minor, '2026-01-01', dueOn === undefined ? {} : { dueOn: day(dueOn) });
  const made = (entries: ReturnType<typeof owed>[], isTold = true) =>
    receivablesOf({ entries, isTold, asOf: day('2026-03-01'), currency: EUR, exchange: sameCurrencyOnly });

  it('are open, overdue from the day after they were due, and since when', () => {
    const { open, overdue, daysOverdue } = made([owed(100_00, '2026-02-01'), owed(50_00, '2026-03-01'), owed(-10_00, '2026-02-10')]);
    expect([open.value?.minor, overdue.value?.minor, daysOverdue.value]).toEqual([140_00, 90_00, 28]);
    expect([open.state, overdue.state, daysOverdue.state]).toEqual(['measured', 'measured', 'measured']);
  });

  it('of nothing owed are nought where the books tell, and missing where they do not', () => {
    expect(made([])).toMatchObject({ open: { value: { minor: 0 }, state: 'measured' }, daysOverdue: { value: 0 } });
    expect(made([], false)).toMatchObject({
      open: { value: null, missing: ['receivables'] },
      daysOverdue: { value: null, missing: ['receivables'] },
    });
  });

  it('without a day are open, and nobody knows whether they are overdue', () => {
    expect(made([owed(1)])).toMatchObject({ open: { value: { minor: 1 } }, overdue: { value: null, missing: ['dueDate'] } });
    expect(made([owed(1), owed(2, '2026-02-01')])).toMatchObject({
      overdue: { value: { minor: 2 }, state: 'estimated', missing: ['dueDate'] },
    });
  });

  it('in a currency without a rate are missing', () => {
    expect(made([{ ...owed(1, '2026-02-01'), currency: USD }])).toMatchObject({
      open: { missing: ['rate'] },
      overdue: { value: null, missing: ['rate'] },
    });
  });
});

it('the calendar year ends today', () => expect(calendarYear(day('2026-11-22'))).toEqual({ from: '2026-01-01', to: '2026-11-22' }));
