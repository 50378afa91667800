import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { GOODS_UNKNOWN } from '@/utils/domain/ledger-columns';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import { emptyStanding, emptyTies, standingFlags } from '@/utils/domain/standing';
import { addDays, dayNumber } from '@/utils/domain/time';
import { cohortsOf } from '@/utils/economics/cohorts';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import type { MoneyFigure } from '@/utils/economics/figure';
import type { OrderModel } from '@/utils/economics/lifetime/customer-base';
import { profitAndLoss } from '@/utils/economics/profit-and-loss';
import { fifths, segmentOf, segments } from '@/utils/economics/rfm';
import { aliveIn } from '@/utils/economics/standing/alive';
import { risks, risksIn } from '@/utils/economics/standing/at-risk';
import { createCohortCounts } from '@/utils/economics/standing/cohort-counts';
import { equityOf } from '@/utils/economics/standing/equity';
import { foldStanding } from '@/utils/economics/standing/fold';
import { metricsOf } from '@/utils/economics/standing/metrics';
import { quadrantsOf } from '@/utils/economics/standing/quadrants';
import { rollUp } from '@/utils/economics/standing/roll-up';
import { segmentsIn } from '@/utils/economics/standing/segments-in';
import type { SpanBooks, Terms } from '@/utils/economics/standing/span-books';
import { whaleOf } from '@/utils/economics/standing/whale';
import { whaleCurve } from '@/utils/economics/whale-curve';
import { lastTwelveMonths } from '@/utils/economics/window';
import { confirmed, day, EUR, entry, ticket, USD } from './records';

const today = day('2026-11-25');
const { counted, unsure, noGoods, bought, boughtBefore } = standingFlags;

describe('the whale curve of columns', () => {
  it('is the known answer (economics, section 2)', () => {
    const whale = whaleOf(Float64Array.of(-200, 500, 0, Number.NaN, 300, 150, 100, 50, 20, -40, -80));
    expect(whale).toMatchObject({ of: 10, total: 800, losing: 3, loss: -320, first: { customers: 2, sum: 800 } });
    expect(whale?.tenths.map(({ sum }) => (100 * sum) / 800)).toEqual([62.5, 100, 118.75, 131.25, 137.5, 140, 140, 135, 125, 100]);
  });

  it('is undefined where nobody is known', () => {
    expect(whaleOf(Float64Array.of(Number.NaN))).toBeUndefined();
  });

  it('has the sums of the plain one at each of its points, and its peak among them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 1500 }), (profits) => {
        const whale = whaleOf(Float64Array.from(profits));
        const plain = whaleCurve(profits);
        if (whale === undefined || !plain.ok) return;
        for (const { customers, sum } of whale.points.slice(1))
          expect((100 * sum) / whale.total).toBeCloseTo(plain.value.cumulativePercent[customers - 1] ?? Number.NaN, 6);
        const highest = Math.max(...whale.points.map(({ sum }) => (100 * sum) / whale.total));
        expect(highest).toBeCloseTo(plain.value.peakPercent, 6);
      }),
    );
  });
});

it('scores by fifths as a count of those below says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 }), (values) => {
      const expected = values.map((value) => {
        const below = values.filter((other) => other < value).length;
        const equal = values.filter((other) => other === value).length;
        return 1 + Math.floor((5 * (below + equal / 2)) / values.length);
      });
      expect([...fifths(values)]).toEqual(expected);
    }),
  );
});

const terms: Terms = { today, currency: EUR, exchange: sameCurrencyOnly, serviceCost: confirmed };

/** The books of customers `c0` to `c6`, as the database has them. */
function booksOf(entries: readonly LedgerEntry[], interactions: readonly Interaction[] = []): SpanBooks {
  const at = (id: CustomerId) => Number(id.slice(1));
  const currencies = [EUR, USD];
  const page = {
    slots: Uint32Array.from([0, 1, 2, 3, 4, 5, 6]),
    customer: Uint16Array.from(entries, ({ customerId }) => at(customerId)),
    on: Uint32Array.from(entries, ({ on }) => dayNumber(on)),
    minor: Float64Array.from(entries, ({ minor }) => minor),
    kind: Uint8Array.from(entries, ({ kind }) => ledgerKinds.indexOf(kind)),
    currencies,
    currency: Uint16Array.from(entries, ({ currency }) => currencies.indexOf(currency)),
    flags: Uint8Array.from(entries, ({ isGoodsUnknown }) => (isGoodsUnknown ? GOODS_UNKNOWN : 0)),
  };
  const contacts = new Map([0, 1, 2, 3, 4, 5, 6].map((slot) => [slot, interactions.filter(({ customerId }) => at(customerId) === slot)]));
  return { first: 0, count: 16, pages: [page], interactions: contacts, summaries: new Map(), ties: emptyTies(16) };
}

it('makes a company one with its people: the sums of profit and loss over the records of all', () => {
  const anyEntry = fc.record({
    who: fc.nat({ max: 3 }),
    ago: fc.nat({ max: 500 }),
    kind: fc.constantFrom('revenue' as const, 'revenue' as const, 'goods' as const, 'discount' as const, 'service' as const),
    minor: fc.nat({ max: 100_000 }),
    isForeign: fc.nat({ max: 30 }).map((number) => number === 0),
    isGoodsUnknown: fc.nat({ max: 30 }).map((number) => number === 0),
  });
  const anyContact = fc.record({ who: fc.nat({ max: 3 }), ago: fc.nat({ max: 500 }), minutes: fc.nat({ max: 90 }) });
  const idOf = (who: number) => `c${who}` as CustomerId;
  let whole = 0;
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 14 }), fc.array(anyContact, { maxLength: 4 }), (rows, contacts) => {
      const entries = rows.map(({ who, ago, kind, minor, isForeign, isGoodsUnknown }) =>
        entry(kind, minor, addDays(today, -ago), {
          customerId: idOf(who),
          ...(isForeign ? { currency: USD } : {}),
          ...(isGoodsUnknown && kind === 'revenue' ? { isGoodsUnknown } : {}),
        }),
      );
      const interactions = contacts.map(({ who, ago, minutes }) => ({ ...ticket(addDays(today, -ago), minutes), customerId: idOf(who) }));
      // A discount of somebody who never bought anything: roll-ups do not tell.
      const buyers = new Set(rows.flatMap(({ kind, who }) => (kind === 'revenue' ? who : [])));
      fc.pre(rows.every(({ kind, who }) => kind !== 'discount' || buyers.has(who)));
      const { standing } = rollUp(booksOf(entries, interactions), terms);
      const owners = new Map([1, 2, 3].map((slot) => [slot, 0]));
      const folded = foldStanding(standing, { owners, hasTotals: new Uint8Array(16) });
      const expected = profitAndLoss({ entries, interactions, ...terms, window: lastTwelveMonths(today) });
      const minorOf = (figure: MoneyFigure) => figure.value?.minor ?? Number.NaN;
      expect(folded.netRevenue[0]).toBe(minorOf(expected.netRevenue));
      // Where net revenue lacks a rate, roll-ups do not tell whether anything was sold: goods may be said to be missing that are known, never the reverse.
      if (!expected.netRevenue.missing.includes('rate') || !Number.isNaN(folded.goods[0])) {
        expect(folded.goods[0]).toBe(minorOf(expected.goods));
      }
      // A direct cost without a rate is left out here, and makes the cost to serve missing there: roll-ups do not tell.
      if (entries.some(({ kind, currency }) => kind === 'service' && currency === USD)) return;
      expect(folded.costToServe[0]).toBe(minorOf(expected.costToServe));
      expect(folded.margin[0]).toBe(entries.length === 0 ? Number.NaN : minorOf(expected.contributionMargin));
      if (expected.contributionMargin.value !== null && entries.length > 0) {
        whole += 1;
        // Of a contact without books nothing says whether it was logged: an estimate may be said of what is measured, never the reverse.
        if (expected.contributionMargin.state !== 'measured') expect((folded.flags[0] ?? 0) & unsure).toBe(unsure);
      }
      expect([...folded.margin.subarray(1, 4)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
      expect(folded.lastOn[0]).toBe(Math.max(0, ...entries.flatMap(({ kind, on }) => (kind === 'revenue' ? dayNumber(on) : []))));
    }),
    { numRuns: 400 },
  );
  expect(whole).toBeGreaterThan(20);
});

it('counts cohorts in columns as in entries', () => {
  const anyEntry = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 1300 }), fc.constantFrom('revenue' as const, 'goods' as const));
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 40 }), fc.constantFrom('month' as const, 'quarter' as const), (rows, period) => {
      const entries = rows.map(([who, ago, kind]) => entry(kind, 100, addDays(today, 30 - ago), { customerId: `c${who}` as CustomerId }));
      const counts = createCohortCounts({ period, asOf: today, periods: 12, slots: 16, ownerOf: (slot) => slot });
      counts.add(booksOf(entries), terms);
      const all = cohortsOf(entries, period, today);
      expect(counts.cohorts()).toEqual(all.filter(({ active }) => active.length <= 12));
    }),
  );
});

/** Six customers: [firstOn, lastOn, days, repeat revenue]. */
function columns(rows: readonly (readonly [number, number, number, number])[]) {
  const standing = emptyStanding(rows.length);
  for (const [slot, [firstOn, lastOn, days, repeat]] of rows.entries()) {
    standing.firstOn[slot] = firstOn;
    standing.lastOn[slot] = lastOn;
    standing.days[slot] = days;
    standing.repeatRevenue[slot] = repeat;
    standing.repeatMargin[slot] = repeat / 2;
  }
  return standing;
}

it('names who buys lately and much a champion, and who did long ago and little lost; who never bought is in no segment', () => {
  const standing = columns([
    [20250101, 20261124, 20, 900_000],
    [20250101, 20261001, 6, 60_000],
    [20250101, 20260501, 4, 20_000],
    [20250101, 20250101, 1, 0],
    [0, 0, 0, Number.NaN],
  ]);
  const found = [...segmentsIn(standing, today)].map((place) => segments[place - 1]);
  expect(found[0]).toBe(segmentOf({ r: 5, f: 5, m: 5 }));
  expect(found.slice(2)).toEqual(['sleeping', 'lost', undefined]);
});

const learnt = (isFit: boolean): OrderModel => ({
  bgnbd: isFit ? { ok: true, value: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as never } : { ok: false, error: 'too-few' },
  gammaGamma: { ok: true, value: { p: 6.25, q: 3.74, v: 15.44 } as never },
  ...{ basis: 'margin', currency: EUR },
});

describe('P(alive) of columns', () => {
  // x = 2, t_x = 30.43, T = 38.86 weeks: .726579 in the paper; days round the weeks here.
  const T = 272;
  const first = dayNumber(addDays(today, -T));
  const last = dayNumber(addDays(today, -(T - 213)));

  it('is the known answer (economics, section 4)', () => {
    expect(aliveIn(columns([[first, last, 3, 0]]), learnt(true), today)[0]).toBeCloseTo(0.7266, 2);
  });

  it.each([
    ['no model', undefined, 3],
    ['too few customers', learnt(false), 3],
    ['no repeat order', learnt(true), 1],
    ['no order', learnt(true), 0],
  ])('is not known with %s', (_, model, days) => {
    expect(aliveIn(columns([[days === 0 ? 0 : first, days === 0 ? 0 : last, days, 0]]), model, today)[0]).toBeNaN();
  });
});

it('adds up what customers are worth by their own interval where there is no model, leaving out who has none', () => {
  const discount = { perYear: 0, isConfirmed: true };
  const yearAgo = dayNumber(addDays(today, -364));
  const recent = dayNumber(addDays(today, -28));
  // Thirteen days of purchase in 48 weeks: one in four weeks, of 50.00 margin each.
  const standing = columns([
    [yearAgo, recent, 13, 120_000],
    [recent, recent, 1, 0],
  ]);
  const equity = equityOf(standing, learnt(false), 2, today, discount);
  const weeks = (3 * 365.25) / 7;
  expect(equity).toMatchObject({ valued: 1, unvalued: 1, isSampled: false });
  expect(equity.minor).toBeCloseTo((weeks / 4) * 5_000, -1);
});

describe('customers at risk', () => {
  const day30 = dayNumber(addDays(today, -30));
  const day200 = dayNumber(addDays(today, -200));
  const day260 = dayNumber(addDays(today, -260));
  const base = columns([
    [day260, day30, 6, 100],
    [day260, day200, 3, 100],
    [day260, day200, 2, 100],
    [day260, day200, 3, 100],
  ]);
  const standing = {
    ...base,
    flags: Uint16Array.of(bought, bought, bought, 0),
    netRevenue: Float64Array.of(1000, 1000, 1000, 1000),
    costToServe: Float64Array.of(125, 124, 200, Number.NaN),
  };
  const none = new Float64Array(4).fill(Number.NaN);
  const input = { standing, alive: none, overduePromises: new Uint16Array(4), asOf: today };

  it('are late after twice their own interval, if they have one and were here in the last two years', () => {
    expect([...risksIn(input)]).toEqual([0, risks.late, 0, 0]);
  });

  it('are silent below a chance of one half; then the rule of intervals is not asked', () => {
    expect([...risksIn({ ...input, alive: Float64Array.of(0.49, 0.5, Number.NaN, 0.1) })]).toEqual([risks.silent, 0, 0, 0]);
  });

  it('wait for a promise', () => {
    expect(risksIn({ ...input, overduePromises: Uint16Array.of(1, 0, 0, 2) })[3]).toBe(risks.promise);
  });

  it('cost a quarter more to serve, and more so than they buy', () => {
    const earlier = { costToServe: Float64Array.of(100, 100, 100, 100), netRevenue: Float64Array.of(900, 900, 500, 900) };
    expect([...risksIn({ ...input, earlier })].map((bits) => bits & risks.costlier)).toEqual([risks.costlier, 0, 0, 0]);
  });
});

it('puts customers into four fields by the middle margin and by open needs', () => {
  const found = quadrantsOf(Float64Array.of(100, -50, 300, Number.NaN, 200), Uint16Array.of(0, 2, 1, 4, 0));
  expect(found?.middle).toBe(200);
  expect(found?.sums).toEqual({
    highOpen: { customers: 1, margin: 300, needs: 1 },
    highNone: { customers: 1, margin: 200, needs: 0 },
    lowOpen: { customers: 1, margin: -50, needs: 2 },
    lowNone: { customers: 1, margin: 100, needs: 0 },
  });
  expect([...(found?.of ?? [])]).toEqual([4, 3, 1, 0, 2]);
});

describe('what all come to together', () => {
  const standing = {
    ...emptyStanding(4),
    margin: Float64Array.of(400, -100, Number.NaN, Number.NaN),
    netRevenue: Float64Array.of(1000, 500, 700, Number.NaN),
    costToServe: Float64Array.of(50, Number.NaN, 10, Number.NaN),
    flags: Uint16Array.of(counted | bought | boughtBefore, counted | bought, counted | noGoods | boughtBefore, 0),
  };

  it('counts who is known, and says what is missing of the others', () => {
    const metrics = metricsOf(standing, [0, 1, 2, 3], today);
    expect(metrics.contributionMargin).toMatchObject({ value: 300, state: 'estimated', missing: ['goods'] });
    expect(metrics.netRevenue).toMatchObject({ value: 2200, state: 'measured', missing: [] });
    expect(metrics.marginPercent).toMatchObject({ value: 20, missing: ['goods'] });
    expect(metrics.retentionPercent.value).toBe(50);
    expect(metrics.customers.value).toBe(2);
    expect(metrics.unprofitableCustomers.value).toBe(1);
  });

  it('is measured where everything is, estimated where a margin is not sure, missing where nobody is known', () => {
    expect(metricsOf(standing, [0], today).contributionMargin.state).toBe('measured');
    const guessed = { ...standing, flags: Uint16Array.of(counted | unsure, 0, 0, 0) };
    expect(metricsOf(guessed, [0], today).contributionMargin.state).toBe('estimated');
    expect(metricsOf(standing, [2, 3], today).contributionMargin).toMatchObject({ value: null, state: 'missing', missing: ['goods'] });
  });
});
