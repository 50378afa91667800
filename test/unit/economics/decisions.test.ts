import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import { type GoalDraft, type GoalId, goalOf } from '@/utils/domain/goal';
import type { Opportunity, OpportunityId } from '@/utils/domain/opportunity';
import type { CompetitorId } from '@/utils/domain/voice';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import type { Figure } from '@/utils/economics/figure';
import { progressOf } from '@/utils/economics/goal-progress';
import { leversTo, type MarginParts, marginOf, whatIf } from '@/utils/economics/levers';
import { lostOpportunities } from '@/utils/economics/opportunities';
import { day, EUR, USD } from './records';

const today = day('2026-11-22');
const known = (value: number): Figure => ({ value, state: 'measured', method: 'ratio', asOf: today, trace: [], missing: [] });

describe('lost opportunities', () => {
  const acme = 'acme' as CompetitorId;
  const lost = [
    opportunity('a', 5000_00, { reason: 'too slow', competitorId: acme }),
    opportunity('b', 1000_00, { reason: 'price', competitorId: acme }),
    opportunity('c', 2000_00, { reason: 'price', probability: 0.5 }),
    opportunity('d', 9000_00, { stage: 'won' }),
    opportunity('e', 9000_00, { closedOn: day('2024-01-01') }),
  ];
  const made = (opportunities: readonly Opportunity[], percent: Figure = known(40)) =>
    lostOpportunities({
      opportunities,
      window: { from: day('2026-01-01'), to: today },
      currency: EUR,
      exchange: sameCurrencyOnly,
      marginPercentOf: () => percent,
    });

  it('tell amount and expected margin apart, by reason and by competitor', () => {
    const { count, gross, expectedMargin, byReason, byCompetitor } = made(lost);
    expect([count, gross.value?.minor, expectedMargin.value?.minor]).toEqual([3, 8000_00, 600_00 + 120_00 + 400_00]);
    expect([gross.state, expectedMargin.state]).toEqual(['measured', 'estimated']);
    expect(byReason.map(({ reason, count: n, gross: sum }) => [reason, n, sum.value?.minor])).toEqual([
      ['too slow', 1, 5000_00],
      ['price', 2, 3000_00],
    ]);
    expect(byCompetitor.map(({ competitorId, gross: sum }) => [competitorId, sum.value?.minor])).toEqual([
      [acme, 6000_00],
      [null, 2000_00],
    ]);
  });

  it('name the margin where that is missing, and keep the amount', () => {
    const { gross, expectedMargin } = made(lost, { ...known(0), value: null, state: 'missing', missing: ['goods'] });
    expect(gross.value?.minor).toBe(8000_00);
    expect(expectedMargin).toMatchObject({ value: null, state: 'missing', missing: ['goods', 'margin'] });
  });

  it('of several currencies are never added without a rate', () => {
    expect(made([...lost, opportunity('f', 1, { currency: USD })]).gross).toMatchObject({ value: null, missing: ['rate'] });
  });
});

const parts: MarginParts = { currency: EUR, gross: 1000_00, discounts: 50_00, returns: 50_00, goods: 700_00, direct: 100_00, time: 150_00 };

describe('what if', () => {
  it.each([
    [{}, -50_00],
    [{ price: 10 }, 40_00],
    [{ discount: -100 }, 0],
    [{ goods: -10 }, 20_00],
    [{ contacts: -50 }, 25_00],
    [{ minutes: 20 }, -80_00],
    [{ contacts: -50, minutes: 20 }, 10_00],
    [{ direct: -5 }, -45_00],
    [{ price: 5, goods: -10 }, 65_00],
  ])('%j, the margin is %d', (changes, margin) => expect(marginOf(whatIf(parts, changes))).toBe(margin));

  it('nothing changes, nothing changes', () => {
    fc.assert(
      fc.property(anyParts(), (any) => {
        expect(whatIf(any, {})).toEqual(any);
      }),
    );
  });
});

describe('what would make this customer profitable', () => {
  it('is each single lever with the number it needs, the smallest turn first', () => {
    expect(leversTo(parts)).toEqual([
      { lever: 'price', percent: 5.6 },
      { lever: 'goods', percent: -7.2 },
      { lever: 'contacts', percent: -33.4 },
      { lever: 'minutes', percent: -33.4 },
      { lever: 'direct', percent: -50 },
      { lever: 'discount', percent: -100 },
    ]);
  });

  it('is nothing for one who is, and nothing where nothing suffices', () => {
    expect(leversTo({ ...parts, goods: 0 })).toEqual([]);
    expect(leversTo({ ...parts, gross: 0, discounts: 0, returns: 0, goods: 0, time: 0, direct: 0 }, 1)).toEqual([]);
    expect(leversTo({ ...parts, goods: 7000_00 }).map(({ lever }) => lever)).toEqual(['goods', 'price']);
  });

  it('suffices, and a tenth of a percent less does not', () => {
    fc.assert(
      fc.property(anyParts(), fc.integer({ min: 0, max: 1_000_000 }), (any, target) => {
        for (const { lever, percent } of leversTo(any, target)) {
          expect(marginOf(whatIf(any, { [lever]: percent }))).toBeGreaterThanOrEqual(target);
          // One rounding of each part may hide a cent.
          expect(marginOf(whatIf(any, { [lever]: percent - Math.sign(percent) * 0.1 }))).toBeLessThan(target + 3);
        }
      }),
    );
  });
});

describe('a goal', () => {
  const draft: GoalDraft = {
    id: 'goal' as GoalId,
    metric: 'marginPercent',
    target: 30,
    dueOn: day('2027-11-22'),
    scope: { kind: 'everybody' },
    baseline: 20,
  };

  it.each([
    ['noMetric', { metric: 'happiness' }],
    ['noMetric', { metric: undefined }],
    ['noNumber', { target: undefined }],
    ['noNumber', { target: Number.NaN }],
    ['noNumber', { metric: 'netRevenue', target: 10.5, currency: EUR }],
    ['noCurrency', { metric: 'netRevenue', target: 10_000 }],
    ['noDate', { dueOn: undefined }],
    ['past', { dueOn: today }],
    ['noScope', { scope: undefined }],
    ['noScope', { scope: { kind: 'tag', tag: ' ' } }],
    ['noBaseline', { baseline: null }],
    ['reached', { target: 20 }],
  ] as const)('is refused: %s (%j)', (reason, flaw) => expect(goalOf({ ...draft, ...flaw }, today)).toEqual({ ok: false, error: reason }));

  it.each([
    ['2027-05-23', 25, 50, 'ahead'],
    ['2027-05-23', 22, 20, 'behind'],
    ['2027-05-23', 18, -20, 'behind'],
    ['2027-05-23', 31, 110, 'reached'],
    ['2027-11-23', 29, 90, 'missed'],
  ])('on %s at %d is %d % of the way: %s', (on, value, percent, standing) => {
    const goal = goalOf(draft, today);
    if (!goal.ok) throw new Error(goal.error);
    const progress = progressOf(goal.value, known(value), day(on));
    expect([progress.percent.value, progress.standing]).toEqual([percent, standing]);
  });

  it('to bring something down counts downwards, and knows nothing without its figure', () => {
    const goal = goalOf({ ...draft, metric: 'unprofitableCustomers', target: 0, baseline: 8 }, today);
    if (!goal.ok) throw new Error(goal.error);
    expect(progressOf(goal.value, known(2), today).percent.value).toBe(75);
    const missing: Figure = { ...known(0), value: null, state: 'missing', missing: ['goods'] };
    expect(progressOf(goal.value, missing, today)).toMatchObject({ percent: { value: null, missing: ['goods'] }, standing: 'unknown' });
  });
});

function anyParts(): fc.Arbitrary<MarginParts> {
  const amount = fc.integer({ min: 0, max: 10_000_000 });
  return fc.record({
    currency: fc.constant(EUR),
    gross: amount,
    discounts: amount,
    returns: amount,
    goods: amount,
    direct: amount,
    time: amount,
  });
}

function opportunity(id: string, minor: number, rest: Partial<Opportunity>): Opportunity {
  return {
    id: id as OpportunityId,
    customerId: 'ada' as CustomerId,
    title: id,
    minor,
    currency: EUR,
    stage: 'lost',
    probability: 0.3,
    openedOn: day('2026-02-01'),
    closedOn: day('2026-03-01'),
    revision: 1,
    ...rest,
  };
}
