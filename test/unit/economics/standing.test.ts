import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePage } from '@/utils/db/ledger-page';
import type { Summary } from '@/utils/domain/customer';
import { type Channel, channels, type Interaction } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import { emptyTies, standingFlags } from '@/utils/domain/standing';
import { addDays, dayNumber, noonOf } from '@/utils/domain/time';
import { orderSpend } from '@/utils/economics/lifetime/spend';
import { partOf, roundedQuotient, roundedQuotientOf, sumOfMinor } from '@/utils/economics/numeric/exact';
import { profitAndLoss } from '@/utils/economics/profit-and-loss';
import { purchasesOf } from '@/utils/economics/purchases';
import { exchangeWith } from '@/utils/economics/rates';
import { rollUp } from '@/utils/economics/standing/roll-up';
import type { Terms } from '@/utils/economics/standing/span-books';
import { lastTwelveMonths, yearBefore } from '@/utils/economics/window';
import { confirmed, day, EUR, entry, ticket, USD } from './records';

const window = { from: day('2026-01-01'), to: day('2026-12-31') };
// Before March there is no rate: amounts in dollars then are missing, never nought.
const exchange = exchangeWith([
  { on: day('2026-03-01'), currency: USD, perEuro: '1.1' },
  { on: day('2026-12-20'), currency: USD, perEuro: '1.2' },
]);

/** Days at which windows begin and end, and leap days. */
const anyToday = fc.constantFrom('2026-12-31', '2027-03-01', '2024-02-29', '2025-02-28', '2025-03-01', '2026-11-25').map(day);
const anyAge = fc.oneof(fc.integer({ min: -30, max: 900 }), fc.constantFrom(-1, 0, 1, 364, 365, 366, 730, 731, 732));

const anyBooking = fc.record({
  kind: fc.constantFrom(...ledgerKinds),
  minor: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: -1_000_000, max: 10_000_000 }) },
    { weight: 1, arbitrary: fc.maxSafeInteger() },
  ),
  age: anyAge,
  currency: fc.constantFrom(EUR, EUR, EUR, USD),
  isUnknown: fc.boolean(),
});
const anyContact = fc.record({
  age: anyAge,
  channel: fc.constantFrom<Channel>(...channels),
  minutes: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  status: fc.constantFrom<Interaction['status']>('planned', 'done', undefined),
});
const anySummary = fc.record({
  currency: fc.constantFrom(EUR, USD),
  revenue: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }),
  cost: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }),
}) as fc.Arbitrary<Summary>;

/** Customers of one span, and what the books are reckoned with. */
const anySpan = fc
  .record({
    today: anyToday,
    currency: fc.constantFrom(EUR, EUR, USD),
    isConfirmed: fc.boolean(),
    people: fc.array(
      fc.record({
        bookings: fc.array(anyBooking, { maxLength: 8 }),
        contacts: fc.array(anyContact, { maxLength: 3 }),
        summary: fc.option(anySummary, { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ today, currency, isConfirmed, people }) => ({
    terms: { today, currency, exchange, serviceCost: { ...confirmed, isConfirmed } } satisfies Terms,
    people: people.map(({ bookings, contacts, summary }) => ({
      summary,
      interactions: contacts.map(
        ({ age, minutes, ...rest }): Interaction =>
          ({ ...ticket(addDays(today, -age), minutes), at: noonOf(addDays(today, -age)), ...rest }) as Interaction,
      ),
      entries: bookings.map(({ kind, minor, age, currency: own, isUnknown }) =>
        entry(kind, minor, addDays(today, -age), {
          currency: own,
          ...(isUnknown && kind === 'revenue' ? { isGoodsUnknown: true } : {}),
        }),
      ),
    })),
  }));

type Person = {
  readonly entries: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly summary: Summary | undefined;
};

const FIRST = 4096;

/** The same records as the database keeps them: customers side by side, and rows of a stranger among theirs. */
function rolledUp(people: readonly Person[], terms: Terms) {
  const rows = people.flatMap(({ entries }, at) =>
    entries.map((one) => ({ slot: FIRST + at, entry: { ...one, customerId: `c${at}` as never } })),
  );
  const stranger = { slot: FIRST + people.length, entry: entry('revenue', 77, '2026-05-01', { customerId: 'stranger' as never }) };
  return rollUp(
    {
      ...{ first: FIRST, count: people.length },
      pages: [encodePage([stranger, ...rows.filter((_, at) => at % 2 === 0)]), encodePage(rows.filter((_, at) => at % 2 === 1))],
      interactions: new Map(people.map(({ interactions }, at) => [FIRST + at, interactions])),
      summaries: new Map(people.flatMap(({ summary }, at) => (summary === undefined ? [] : [[FIRST + at, summary] as const]))),
      ties: emptyTies(people.length),
    },
    terms,
  );
}

const orNull = (amount: number | undefined) => (amount === undefined || Number.isNaN(amount) ? null : amount);

describe('the roll-ups of a span', () => {
  it('say to the cent what profit and loss says, and why they say nothing', () => {
    fc.assert(
      fc.property(anySpan, ({ people, terms }) => {
        const { standing } = rolledUp(people, terms);
        for (const [at, person] of people.entries()) {
          const result = profitAndLoss({ ...person, ...terms, window: lastTwelveMonths(terms.today) });
          const isCounted = person.entries.length > 0 || person.summary !== undefined;
          const margin = isCounted ? result.contributionMargin : undefined;
          expect(orNull(standing.netRevenue[at])).toBe(result.netRevenue.value?.minor ?? null);
          expect(orNull(standing.goods[at])).toBe(result.goods.value?.minor ?? null);
          expect(orNull(standing.costToServe[at])).toBe(result.costToServe.value?.minor ?? null);
          expect(orNull(standing.margin[at])).toBe(margin?.value?.minor ?? null);
          const has = (flag: keyof typeof standingFlags) => ((standing.flags[at] ?? 0) & standingFlags[flag]) !== 0;
          const lacks = (input: 'rate' | 'goods' | 'revenue' | 'tooLarge') =>
            isCounted && result.grossMargin.value === null && result.grossMargin.missing.includes(input);
          expect(has('counted')).toBe(isCounted);
          expect([has('noGoods'), has('noRevenue'), has('noRate')]).toEqual([lacks('goods'), lacks('revenue'), lacks('rate')]);
          const isKnown = margin !== undefined && margin.value !== null;
          expect(has('beforeCostToServe')).toBe(isKnown && result.isBeforeCostToServe);
          expect(has('unsure')).toBe(isKnown && margin.state !== 'measured');
          expect(has('owes')).toBe(person.entries.some(({ kind }) => kind === 'receivable'));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('count orders and what they bring as the models want them', () => {
    fc.assert(
      fc.property(anySpan, ({ people, terms }) => {
        const { standing } = rolledUp(people, terms);
        for (const [at, { entries }] of people.entries()) {
          const { frequency } = purchasesOf(entries, terms.today);
          expect(Math.max(0, (standing.days[at] ?? 0) - 1)).toBe(frequency);
          const bought = entries.filter(({ kind, on }) => kind === 'revenue' && on <= terms.today).map(({ on }) => dayNumber(on));
          expect([standing.firstOn[at], standing.lastOn[at]]).toEqual(
            bought.length === 0 ? [0, 0] : [Math.min(...bought), Math.max(...bought)],
          );
          const within = (span: typeof window) => entries.some(({ kind, on }) => kind === 'revenue' && on >= span.from && on <= span.to);
          expect(((standing.flags[at] ?? 0) & standingFlags.bought) !== 0).toBe(within(lastTwelveMonths(terms.today) as typeof window));
          expect(((standing.flags[at] ?? 0) & standingFlags.boughtBefore) !== 0).toBe(within(yearBefore(terms.today) as typeof window));
          if (frequency === 0) continue;
          for (const [basis, column] of [
            ['revenue', standing.repeatRevenue],
            ['margin', standing.repeatMargin],
          ] as const) {
            const spend = orderSpend(entries, { ...terms, asOf: terms.today, basis });
            const total = orNull(column[at]);
            expect(total === null ? null : total / frequency / 100).toBe(spend.ok ? spend.value.mean : null);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stay what they are until the day they name', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 1, max: 800 }), ({ people, terms }, later) => {
        const { standing, changesOn } = rolledUp(people, terms);
        const then = addDays(terms.today, later);
        const next = rolledUp(people, { ...terms, today: then }).standing;
        for (const [at] of people.entries()) {
          if ((changesOn[at] ?? 0) <= dayNumber(then)) continue;
          for (const column of ['margin', 'netRevenue', 'goods', 'costToServe', 'flags', 'days', 'repeatMargin'] as const) {
            expect(next[column][at], column).toEqual(standing[column][at]);
          }
        }
      }),
      { numRuns: 300 },
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

  it('is divided alike as a number and as a whole number of any size', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 10_000 }), (a, b) => {
        expect(roundedQuotientOf(a, b) ?? Number.NaN).toBe(Number(roundedQuotient(BigInt(a), BigInt(b))));
      }),
    );
  });

  it.each([
    [500_000, [0.3, 0.4], 60_000],
    [1, [0.5], 1],
    [9_007_199_254_740_991, [1], 9_007_199_254_740_991],
    [9_007_199_254_740_991, [0.1, 0.7], 630_503_947_831_869],
  ])('a part of %d by %j is %d', (minor, fractions, part) => expect(partOf(minor, ...fractions)).toBe(part));
});
