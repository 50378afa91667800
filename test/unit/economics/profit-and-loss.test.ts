import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import { addDays } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { profitAndLoss } from '@/utils/economics/profit-and-loss';
import { profitability } from '@/utils/economics/profitability';
import { confirmed, day, EUR, entry, ticket, USD } from './records';

const known = {
  entries: [
    ...Array.from({ length: 20 }, (_, index) => entry('revenue', 500_00, `2026-03-${String(index + 1).padStart(2, '0')}`)),
    entry('discount', 300_00, '2026-03-31'),
    entry('return', 200_00, '2026-04-02'),
    entry('goods', 6200_00, '2026-03-31'),
    entry('service', 250_00, '2026-04-01', { memo: 'shipping' }),
    entry('service', 296_00, '2026-04-01', { memo: 'payment fees' }),
    ...[1, 2, 3].map((visit) => entry('service', 80_00, `2026-05-0${visit}`, { memo: 'visit' })),
  ],
  interactions: Array.from({ length: 14 }, (_, index) => ticket(`2026-04-${String(index + 10)}`, 12)),
};

const anyEntry = anyOneOf(...ledgerKinds);
const anyTicket = fc
  .record({ age: fc.nat({ max: 729 }), minutes: fc.option(fc.nat({ max: 90 }), { nil: undefined }) })
  .map(({ age, minutes }) => ticket(addDays(day('2026-11-22'), -age), minutes));
const everything = { from: null, to: day('2026-11-22') };

it('says of nothing that costs are in what it is, to whom may not see them', () => {
  const input = { ...known, serviceCost: confirmed, window: everything, exchange: sameCurrencyOnly };
  const { netRevenue, goods, costToServe, grossMargin, contributionMargin, marginPercent } = profitAndLoss({
    ...input,
    areCostsHidden: true,
  });
  expect(netRevenue.value?.minor).toBe(9500_00);
  for (const figure of [goods, costToServe, grossMargin, contributionMargin, marginPercent])
    expect([
      figure.value,
      figure.missing,
      figure.trace.some((id) =>
        known.entries.some((entry) => entry.id === id && entry.kind !== 'revenue' && entry.kind !== 'discount' && entry.kind !== 'return'),
      ),
    ]).toEqual([null, ['role'], false]);
});

describe('the known answer (economics, section 1)', () => {
  const result = reckon(known.entries, known.interactions);

  it.each([
    ['netRevenue', 9500_00],
    ['goods', 6200_00],
    ['grossMargin', 3300_00],
    ['costToServe', 912_00],
    ['contributionMargin', 2388_00],
  ] as const)('%s', (figure, minor) => {
    expect(result[figure]).toMatchObject({ value: { minor, currency: 'EUR' }, state: 'measured', missing: [] });
  });

  it('margin percent', () => {
    expect(result.marginPercent.value).toBeCloseTo(25.1368, 4);
    expect(result.marginPercent.state).toBe('measured');
  });

  it('traces every figure to its rows', () => {
    const all = [...known.entries, ...known.interactions].map(({ id }) => id);
    expect(new Set(result.contributionMargin.trace)).toEqual(new Set(all));
  });
});

describe('a missing input', () => {
  it('goods: no margin, and never a margin without them', () => {
    const result = reckon(without('goods'), known.interactions);
    expect(result.netRevenue.state).toBe('measured');
    for (const figure of [result.goods, result.grossMargin, result.contributionMargin]) {
      expect(figure).toMatchObject({ value: null, state: 'missing', missing: ['goods'] });
    }
    expect(result.marginPercent).toMatchObject({ value: null, state: 'missing' });
  });

  it('the goods of one invoice: all goods', () => {
    const result = reckon([...known.entries, entry('revenue', 1, '2026-03-30', { isGoodsUnknown: true })], known.interactions);
    expect(result.goods).toMatchObject({ value: null, state: 'missing', missing: ['goods'] });
  });

  it('the goods of one of several customers: all goods', () => {
    const other = { customerId: 'grace' as CustomerId };
    const revenue = entry('revenue', 500_00, '2026-03-30', other);
    expect(reckon([...known.entries, revenue], known.interactions).goods).toMatchObject({
      value: null,
      state: 'missing',
      missing: ['goods'],
    });
    const goods = entry('goods', 100_00, '2026-03-30', other);
    expect(reckon([...known.entries, revenue, goods], known.interactions).goods.value).toEqual({ minor: 6300_00, currency: EUR });
  });

  it('all cost to serve: the margin before it, estimated, and named', () => {
    const result = reckon(without('service'), []);
    expect(result.isBeforeCostToServe).toBe(true);
    expect(result.costToServe).toMatchObject({ value: null, state: 'missing', missing: ['costToServe'] });
    expect(result.contributionMargin).toMatchObject({ value: { minor: 3300_00 }, state: 'estimated', missing: ['costToServe'] });
    expect(result.marginPercent.state).toBe('estimated');
  });

  it('logged minutes: an estimate by the minutes of a usual contact', () => {
    const result = reckon(known.entries, [...known.interactions.slice(1), ticket('2026-04-10')]);
    expect(result.costToServe).toMatchObject({ value: { minor: 912_00 }, state: 'estimated', missing: ['costToServe'] });
    expect(result.contributionMargin.state).toBe('estimated');
  });

  it('the confirmed cost of an hour: a default', () => {
    const serviceCost = { ...confirmed, isConfirmed: false };
    const result = profitAndLoss({ ...known, serviceCost, window: everything, exchange: sameCurrencyOnly });
    expect([result.costToServe.state, result.contributionMargin.state]).toEqual(['default', 'default']);
  });

  it('a rate: every sum that needs it', () => {
    const result = reckon([...known.entries, entry('revenue', 1, '2026-03-30', { currency: USD })], known.interactions, EUR);
    expect(result.netRevenue).toMatchObject({ value: null, state: 'missing', missing: ['rate'] });
    expect(result.contributionMargin).toMatchObject({ value: null, state: 'missing' });
    expect(result.goods.state).toBe('measured');
  });

  it('revenue: nothing, not nought', () => {
    const result = reckon(without('revenue'), known.interactions);
    expect(result.netRevenue).toMatchObject({ value: null, state: 'missing', missing: ['revenue'] });
    expect(result.contributionMargin.value).toBeNull();
  });

  it('is null where the state is missing, and only there', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), fc.array(anyTicket), (entries, interactions) => {
        const result = reckon(entries, interactions, EUR);
        const figures = [
          result.netRevenue,
          result.goods,
          result.grossMargin,
          result.costToServe,
          result.contributionMargin,
          result.marginPercent,
        ];
        for (const { value, state, missing } of figures) {
          expect(value === null).toBe(state === 'missing');
          if (state === 'missing') expect(missing).not.toEqual([]);
        }
      }),
    );
  });
});

describe('rates of channels', () => {
  const serviceCost = {
    ...confirmed,
    channels: { call: { minorPerHour: 60_00, minutesPerContact: 20 }, visit: { minorPerHour: 90_00 } },
  } as const;
  const made = (...interactions: readonly Interaction[]) =>
    profitAndLoss({
      ...known,
      interactions,
      entries: without('service'),
      serviceCost,
      window: everything,
      exchange: sameCurrencyOnly,
      zone: 'UTC',
    }).costToServe;
  const through = (channel: Interaction['channel'], minutes?: number) => ({ ...ticket('2026-04-10', minutes), channel });

  it.each([
    ['its own minutes and rate', [through('call')], 20_00, 'estimated'],
    ['its own rate', [through('visit', 40)], 60_00, 'measured'],
    ['the usual ones', [through('mail')], 9_00, 'estimated'],
    ['each its own, rounded once', [through('call', 1 / 60), through('visit', 1 / 60), through('mail', 1 / 60)], 5, 'measured'],
  ] as const)('a contact costs by %s', (_, interactions, minor, state) => {
    expect(made(...interactions)).toMatchObject({ value: { minor }, state });
  });
});

describe('sums', () => {
  const parts = fc.array(fc.tuple(anyOneOf('revenue', 'discount', 'return', 'goods', 'service'), fc.nat({ max: 3 })), { minLength: 1 });

  it('of the parts of a ledger are the sum of the whole', () => {
    fc.assert(
      fc.property(parts, (ledger) => {
        const entries = ledger.map(([one]) => one);
        const whole = reckon(withBoth(entries), []);
        const split = [0, 1, 2, 3].map((part) => reckon(withBoth(ledger.filter(([, of]) => of === part).map(([one]) => one)), []));
        for (const figure of ['netRevenue', 'goods', 'grossMargin', 'costToServe'] as const) {
          const sum = split.reduce((total, result) => total + (result[figure].value?.minor ?? 0), 0);
          expect(sum).toBe(whole[figure].value?.minor ?? 0);
        }
      }),
    );
  });

  it('of two spans that meet are the sum over both', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), fc.integer({ min: 0, max: 729 }), (entries, cut) => {
        const start = day('2024-11-23');
        const [from, middle, to] = [start, addDays(start, cut), addDays(start, 729)];
        const over = (window: { from: typeof from; to: typeof to }) =>
          profitAndLoss({ entries: withBoth(entries), interactions: [], serviceCost: confirmed, window, exchange: sameCurrencyOnly });
        const [early, late, all] = [over({ from, to: middle }), over({ from: addDays(middle, 1), to }), over({ from, to })];
        for (const figure of ['netRevenue', 'goods', 'grossMargin'] as const) {
          expect((early[figure].value?.minor ?? 0) + (late[figure].value?.minor ?? 0)).toBe(all[figure].value?.minor);
        }
      }),
    );
  });
});

describe('the trend', () => {
  it('has twelve months that add up to the year', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), fc.array(anyTicket), fc.integer({ min: -40, max: 40 }), (entries, interactions, shift) => {
        const asOf = addDays(day('2026-03-31'), shift);
        const input = { entries: withBoth(entries), interactions, serviceCost: confirmed, exchange: sameCurrencyOnly };
        const { year, trend } = profitability(input, asOf);
        expect(trend).toHaveLength(12);
        const sum = trend?.reduce((total, { margin }) => total + margin.minor, 0);
        expect(sum).toBe(year.contributionMargin.value?.minor);
      }),
    );
  });

  it('is absent where the margin is missing', () => {
    expect(
      profitability({ ...known, entries: without('goods'), serviceCost: confirmed, exchange: sameCurrencyOnly }, day('2026-11-22')).trend,
    ).toBeNull();
  });
});

function reckon(entries: readonly LedgerEntry[], interactions: readonly Interaction[], currency = EUR) {
  return profitAndLoss({
    entries,
    interactions,
    serviceCost: confirmed,
    window: everything,
    currency,
    exchange: sameCurrencyOnly,
    zone: 'UTC',
  });
}

const without = (kind: LedgerEntry['kind']) => known.entries.filter((one) => one.kind !== kind);

/** Goods and revenue are both known from the start: then nothing is missing. */
const withBoth = (entries: readonly LedgerEntry[]) => [entry('revenue', 0, '2020-01-01'), entry('goods', 0, '2020-01-01'), ...entries];

function anyOneOf(...kinds: LedgerEntry['kind'][]): fc.Arbitrary<LedgerEntry> {
  return fc
    .record({ kind: fc.constantFrom(...kinds), minor: fc.integer({ min: -1_000_000, max: 10_000_000 }), age: fc.nat({ max: 729 }) })
    .map(({ kind, minor, age }) => entry(kind, minor, addDays(day('2026-11-22'), -age)));
}
