import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Money } from '@/utils/domain/money';
import { addDays } from '@/utils/domain/time';
import type { Exchange } from '@/utils/economics/exchange';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { marginOf } from '@/utils/economics/levers';
import { marginParts } from '@/utils/economics/margin-parts';
import { profitability } from '@/utils/economics/profitability';
import { type TracedFigure, tracedRows } from '@/utils/economics/traced-rows';
import { confirmed, day, EUR, entry, ticket, USD } from './records';

const today = day('2026-11-22');
/** Two dollars are an euro on each day. */
const halved: Exchange = ({ minor, currency }, to) => ({
  minor: currency === to ? minor : currency === USD ? Math.round(minor / 2) : 2 * minor,
  currency: to,
});

const figuresOf = (entries: ReturnType<typeof entry>[], interactions: ReturnType<typeof ticket>[], exchange: Exchange = sameCurrencyOnly) =>
  profitability({ entries, interactions, serviceCost: confirmed, exchange }, today);

const none = { currency: EUR, gross: 0, discounts: 0, returns: 0, goods: 0, direct: 0, time: Number.NaN };

const total = (amounts: readonly (Money | undefined)[]): number => amounts.reduce((sum, amount) => sum + (amount?.minor ?? Number.NaN), 0);

describe('the records behind a figure', () => {
  const { year, books } = figuresOf(
    [
      entry('revenue', 10_000, '2026-11-01', { sourceKey: 'invoice:NW-1/revenue', memo: 'Saw' }),
      entry('discount', 1_000, '2026-11-02'),
      entry('goods', 6_000, '2026-11-01'),
      entry('service', 500, '2026-10-30'),
      entry('revenue', 7_000, '2020-01-01'),
    ],
    [ticket('2026-11-10', 20), ticket('2026-11-11')],
  );

  it('are those of its window, newest first, each with what it counts', () => {
    expect(tracedRows('netRevenue', year.netRevenue, books)).toMatchObject([
      { kind: 'discount', on: '2026-11-02', amount: { minor: -1_000, currency: EUR } },
      { kind: 'revenue', on: '2026-11-01', text: 'Saw', sourceKey: 'invoice:NW-1/revenue', amount: { minor: 10_000, currency: EUR } },
    ]);
    expect(tracedRows('costToServe', year.costToServe, books)).toMatchObject([
      { kind: 'ticket', minutes: 12, areMinutesUsual: true, amount: { minor: 900 } },
      { kind: 'ticket', minutes: 20, areMinutesUsual: false, amount: { minor: 1500 } },
      { kind: 'service', amount: { minor: 500 } },
    ]);
  });

  it('say what was booked in another currency, and where a rate is missing', () => {
    const entries = [entry('revenue', 10_000, '2026-11-01'), entry('revenue', 500, '2026-11-03', { currency: USD })];
    const known = figuresOf(entries, [], halved);
    expect(tracedRows('netRevenue', { ...known.year.netRevenue, currency: EUR }, known.books)).toMatchObject([
      { amount: { minor: 250, currency: EUR }, booked: { minor: 500, currency: USD } },
      { amount: { minor: 10_000 } },
    ]);
    const unknown = figuresOf(entries, []);
    expect(unknown.year.netRevenue.value).toBeNull();
    expect(tracedRows('netRevenue', { ...unknown.year.netRevenue, currency: EUR }, unknown.books)[0]?.amount).toBeUndefined();
  });

  it('add up to the figure', () => {
    const anyEntry = fc
      .record({
        kind: fc.constantFrom(...ledgerKinds),
        minor: fc.integer({ min: -9_999, max: 99_999 }),
        age: fc.nat({ max: 500 }),
        currency: fc.constantFrom(EUR, USD),
      })
      .map(({ kind, minor, age, currency }) => entry(kind, minor, addDays(today, -age), { currency }));
    const anyTicket = fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 600 })).map(([age, minutes]) => ticket(addDays(today, -age), minutes));
    fc.assert(
      fc.property(fc.array(anyEntry), fc.array(anyTicket, { maxLength: 9 }), (entries, tickets) => {
        const all = [entry('revenue', 0, '2020-01-01'), entry('goods', 0, '2020-01-01'), ...entries];
        const figures = figuresOf(all, tickets, halved);
        const of = {
          netRevenue: figures.year.netRevenue,
          goods: figures.year.goods,
          costToServe: figures.year.costToServe,
          margin: figures.year.contributionMargin,
        };
        for (const [name, figure] of Object.entries(of) as [TracedFigure, typeof of.goods][]) {
          if (figure.value === null) continue;
          const rows = tracedRows(name, figure, figures.books);
          expect(rows.map(({ id }) => id).sort()).toEqual([...new Set(figure.trace)].sort());
          // Whole cents at 45 an hour for whole minutes: nothing is rounded but what the exchange does to the sum of the time.
          expect(Math.abs(total(rows.map(({ amount }) => amount)) - figure.value.minor)).toBeLessThanOrEqual(tickets.length);
          if (name === 'margin') expect(marginOf(marginParts(figures.year, figures.books) ?? none)).toBe(figure.value.minor);
          if (tickets.length === 0) expect(total(rows.map(({ amount }) => amount))).toBe(figure.value.minor);
        }
      }),
    );
  });
});
