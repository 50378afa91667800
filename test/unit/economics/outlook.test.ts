import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { addDays } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import type { Figure, MoneyFigure } from '@/utils/economics/figure';
import { expectedPurchases, probabilityAlive } from '@/utils/economics/lifetime/bgnbd';
import { contractValue } from '@/utils/economics/lifetime/contract-outlook';
import { fitOrderModel } from '@/utils/economics/lifetime/customer-base';
import { discountedOrders, usualDiscount, WEEKS_PER_YEAR } from '@/utils/economics/lifetime/discount';
import { expectedSpend } from '@/utils/economics/lifetime/gamma-gamma';
import { ordersByInterval } from '@/utils/economics/lifetime/interval-rule';
import { outlookOf } from '@/utils/economics/lifetime/outlook';
import { sbgValue, survivalOf } from '@/utils/economics/lifetime/sbg';
import { orderSpend } from '@/utils/economics/lifetime/spend';
import { finish } from '@/utils/economics/numeric/steps';
import { presetIds, presetNamed, presets, serviceCostOf } from '@/utils/economics/presets';
import { drawer } from './draw';
import { confirmed, day, EUR, entry, USD } from './records';

const start = day('2025-01-01');
const asOf = day('2025-10-01');
const rest = { asOf, currency: EUR, exchange: sameCurrencyOnly };

/** A base that tells BG/NBD's and gamma-gamma's story, every order with its cost. */
function drawLedgers(seed: number, customers: number): LedgerEntry[][] {
  const draw = drawer(seed);
  return Array.from({ length: customers }, (_, index) => {
    const of = { customerId: `customer-${index}` as CustomerId };
    const [rate, leaving, scale] = [draw.gamma(0.5, 5), draw.beta(0.8, 2.4), draw.gamma(3.7, 15)];
    const order = (at: number) => {
      const margin = Math.max(1, Math.round(100 * draw.gamma(6, scale)));
      const on = addDays(start, Math.floor(at * 7));
      return [entry('revenue', 3 * margin, on, of), entry('goods', 2 * margin, on, of)];
    };
    let at = 12 * draw.random();
    const entries = order(at);
    for (;;) {
      at += -Math.log(1 - draw.random()) / rate;
      if (at >= 39) return entries;
      entries.push(...order(at));
      if (draw.random() < leaving) return entries;
    }
  });
}

describe('the outlook by models', () => {
  const ledgers = drawLedgers(1, 1500);
  const model = finish(fitOrderModel({ ledgers, ...rest }));
  const of = (entries: readonly LedgerEntry[], discount = usualDiscount) => outlookOf(model, { entries, ...rest, discount });
  const [busy = []] = [...ledgers].sort((a, b) => b.length - a.length);
  const once = ledgers.find((entries) => entries.length === 2) ?? [];

  it('is what the formulas say of the fit', () => {
    if (!model.bgnbd.ok || !model.gammaGamma.ok) throw new Error('no fit');
    expect(model.basis).toBe('margin');
    const spend = orderSpend(busy, { ...rest, basis: 'margin' });
    if (!spend.ok) throw new Error(spend.error);
    const days = [...new Set(busy.map(({ on }) => on))].sort();
    const weeks = (from: string | undefined, to: string | undefined) => (Date.parse(to ?? '') - Date.parse(from ?? '')) / (7 * 86_400_000);
    const history = { frequency: days.length - 1, recency: weeks(days[0], days.at(-1)), T: weeks(days[0], asOf) };
    const { alive, expectedOrders, lifetimeValue } = of(busy, { perYear: 0, isConfirmed: true });
    expect(alive).toMatchObject({ value: probabilityAlive(model.bgnbd.value, history), state: 'estimated', method: 'bgnbd' });
    expect(expectedOrders.value).toBeCloseTo(expectedPurchases(model.bgnbd.value, history, 52), 12);
    const perOrder = expectedSpend(model.gammaGamma.value, spend.value.x, spend.value.mean) ?? 0;
    const orders = expectedPurchases(model.bgnbd.value, history, 3 * WEEKS_PER_YEAR);
    expect(Math.abs((lifetimeValue.value?.minor ?? 0) - 100 * orders * perOrder)).toBeLessThanOrEqual(0.5 + 1e-6);
    expect(lifetimeValue).toMatchObject({ state: 'estimated', method: 'gammaGamma', missing: [] });
    expect(alive.trace).toEqual(busy.map(({ id }) => id));
  });

  it('has ranges about its figures, and a value that a discount lowers', () => {
    for (const entries of ledgers.slice(0, 200)) {
      const { expectedOrders, lifetimeValue } = of(entries);
      const [value = 0, low = 0, high = 0] = [lifetimeValue.value?.minor, lifetimeValue.range?.low.minor, lifetimeValue.range?.high.minor];
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(expectedOrders.range?.low ?? Infinity).toBeLessThanOrEqual(expectedOrders.value ?? 0);
      expect(of(entries, { perYear: 0, isConfirmed: true }).lifetimeValue.value?.minor ?? 0).toBeGreaterThanOrEqual(value);
    }
    expect(of(busy).lifetimeValue).toMatchObject({ state: 'default', missing: ['discountRate'] });
  });

  it('says of one order only that there is no repeat yet, and expects by the base', () => {
    const { alive, expectedOrders, lifetimeValue } = of(once);
    expect(alive).toMatchObject({ value: null, state: 'missing', missing: ['repeatOrder'] });
    expect(expectedOrders.value).toBeGreaterThan(0);
    expect(lifetimeValue.value?.minor).toBeGreaterThan(0);
  });

  it.each([
    ['revenue', (entries: readonly LedgerEntry[]) => entries.filter(({ kind }) => kind !== 'revenue'), 'revenue'],
    ['goods', (entries: readonly LedgerEntry[]) => entries.filter(({ kind }) => kind !== 'goods'), 'goods'],
    ['a rate', (entries: readonly LedgerEntry[]) => entries.map((one) => ({ ...one, currency: USD })), 'rate'],
  ])('without %s has no lifetime value, and names it', (_, without, missing) => {
    expect(of(without(busy)).lifetimeValue).toMatchObject({ value: null, state: 'missing', missing: [missing], range: null });
  });

  it('of a base without any costs is of revenue, and says so', () => {
    const sales = ledgers.map((entries) => entries.filter(({ kind }) => kind === 'revenue'));
    const bySales = finish(fitOrderModel({ ledgers: sales, ...rest }));
    expect(bySales.basis).toBe('revenue');
    const value = outlookOf(bySales, { entries: sales[0] ?? [], ...rest, discount: usualDiscount }).lifetimeValue;
    expect(value).toMatchObject({ method: 'gammaGammaRevenue', missing: ['goods', 'discountRate'] });
  });
});

describe('the outlook of a small base', () => {
  const model = finish(fitOrderModel({ ledgers: drawLedgers(2, 50), ...rest }));
  const every = (days: number, count: number, until = asOf) =>
    Array.from({ length: count }, (_, index) => addDays(until, -days * index)).flatMap((on) => [
      entry('revenue', 300_00, on),
      entry('goods', 200_00, on),
    ]);
  const of = (entries: readonly LedgerEntry[]) => outlookOf(model, { entries, ...rest, discount: { perYear: 0, isConfirmed: true } });

  it('is a plain rule of intervals, and says so', () => {
    const { alive, expectedOrders, lifetimeValue } = of(every(28, 5));
    expect(alive).toMatchObject({ value: null, missing: ['repeatCustomers'] });
    expect(expectedOrders).toMatchObject({
      value: 13,
      state: 'estimated',
      method: 'intervalRule',
      missing: ['repeatCustomers'],
      range: { low: 0, high: 13 },
    });
    expect(lifetimeValue).toMatchObject({ value: { minor: Math.round((100_00 * 3 * WEEKS_PER_YEAR) / 4) }, method: 'intervalRule' });
  });

  it('needs no rates of others', () => {
    const dollars = every(28, 5).map((one) => ({ ...one, currency: USD }));
    expect(outlookOf(model, { entries: dollars, ...rest, currency: USD, discount: usualDiscount }).lifetimeValue.value?.currency).toBe(USD);
  });

  it.each([
    ['silent for two intervals', { frequency: 4, recency: 16, T: 24 }, 13],
    ['silent for four', { frequency: 4, recency: 16, T: 33 }, 0],
    ['without a repeat', { frequency: 0, recency: 0, T: 33 }, undefined],
  ])('%s', (_, history, orders) => expect(ordersByInterval(history, 52)).toBe(orders));

  it('says of one order that there is no repeat yet', () => {
    for (const figure of Object.values(of(every(28, 1))))
      expect(figure).toMatchObject({ value: null, state: 'missing', missing: ['repeatOrder'] });
  });
});

describe('what an order brings', () => {
  it.each([
    ['the first day is left out', ['revenue', 100, '2025-01-01'], 0],
    ['goods count', ['goods', 20, '2025-02-01'], -10],
    ['direct costs to serve count', ['service', 20, '2025-02-05'], -10],
    ['a later return counts', ['return', 40, '2025-03-01'], -20],
    ['what is owed does not', ['receivable', 40, '2025-03-01'], 0],
    ['what comes after today does not', ['revenue', 40, '2026-03-01'], 0],
  ] as const)('%s', (_, [kind, amount, on], change) => {
    const entries = [
      entry('revenue', 50_00, '2025-01-01'),
      entry('goods', 0, '2025-01-01'),
      entry('revenue', 60_00, '2025-02-01'),
      entry('revenue', 80_00, '2025-03-01'),
    ];
    const spend = orderSpend([...entries, entry(kind, amount * 100, on)], { ...rest, basis: 'margin' });
    expect(spend).toEqual({ ok: true, value: { x: 2, mean: 70 + change } });
  });
});

describe('discounted orders', () => {
  it('without a discount are the orders', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer({ min: 1, max: 600 }), (rate, weeks) => {
        expect(discountedOrders((t) => rate * t, weeks, { perYear: 0, isConfirmed: true })).toBeCloseTo(rate * weeks, 6);
      }),
    );
  });

  it('are near those discounted at every moment', () => {
    const continuous = (365.25 * (1 - 1.1 ** -3)) / Math.log(1.1);
    expect(discountedOrders((t) => 7 * t, 3 * WEEKS_PER_YEAR, usualDiscount) / continuous).toBeCloseTo(1, 4);
  });
});

describe('lifetime value by contract', () => {
  const known = (value: number): Figure => ({ value, state: 'measured', method: 'retention', asOf, trace: [], missing: [] });
  const margin: MoneyFigure = { ...known(0), value: { minor: 100_00, currency: EUR }, method: 'contributionMargin', currency: EUR };
  const input = { margin, retention: known(0.8), start: 400, discount: { perYear: 0.1, isConfirmed: true } };

  it('is formula (2), with its range, and 36 months beside it', () => {
    const { lifetimeValue, withinHorizon } = contractValue(input);
    expect(lifetimeValue).toMatchObject({ value: { minor: 266_67 }, state: 'estimated', method: 'firstPaymentExcluded', missing: [] });
    expect(lifetimeValue.range?.low.minor).toBeLessThan(266_67);
    expect(lifetimeValue.range?.high.minor).toBeGreaterThan(266_67);
    expect(withinHorizon.value?.minor).toBe(Math.round(100_00 * (0.8 / 1.1 + 0.64 / 1.21 + 0.512 / 1.331)));
  });

  it('names the formula that was chosen', () => {
    expect(contractValue({ ...input, formula: 'firstPaymentNow' }).lifetimeValue).toMatchObject({
      value: { minor: 366_67 },
      method: 'firstPaymentNow',
    });
  });

  it.each([
    ['the margin', { margin: { ...margin, value: null, state: 'missing', missing: ['goods'] } }, 'missing', ['goods']],
    ['the retention', { retention: { ...known(0), value: null, state: 'missing', missing: ['history'] } }, 'missing', ['history']],
    ['a rate of one’s own', { discount: usualDiscount }, 'default', ['discountRate']],
  ] as const)('without %s is worth less, and names it', (_, lack, state, missing) => {
    expect(contractValue({ ...input, ...lack }).lifetimeValue).toMatchObject({ state, missing });
  });

  it('by sBG is what survives, discounted', () => {
    const model = { alpha: 0.668, beta: 3.806 };
    const byHand = [1, 2, 3].reduce((sum, t) => sum + (100 * survivalOf(model, 2 + t)) / survivalOf(model, 2) / 1.1 ** t, 0);
    expect(sbgValue(model, { m: 100, d: 0.1, renewals: 2, periods: 3 })).toBeCloseTo(byHand, 9);
  });
});

describe('presets', () => {
  it.each([
    ['appointments', 'appointments'],
    ['freight', 'contract'],
    ['contract', 'contract'],
    ['bakery', undefined],
  ])('%s is %s', (name, id) => {
    expect(presetNamed(name)).toBe(id);
  });

  it.each(presetIds)('%s sets defaults that say so, and leaves what is confirmed', (id) => {
    expect(serviceCostOf(presets[id], { ...confirmed, isConfirmed: false })).toMatchObject({
      isConfirmed: false,
      minorPerHour: presets[id].minorPerHour,
    });
    expect(serviceCostOf(presets[id], confirmed)).toBe(confirmed);
  });
});
