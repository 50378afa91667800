import type { GoalMetric } from '@/utils/domain/goal';
import { type Standing, standingFlags } from '@/utils/domain/standing';
import type { CivilDate } from '@/utils/domain/time';
import { type Figure, type Method, type MissingInput, missingFigure } from '../figure';

/** What can be said of a base, or of a part of it, from its roll-ups: money in minor units of the common currency, parts in percent. */
export type StandingMetric = Exclude<GoalMetric, 'overdue' | 'lostOpportunities' | 'shareOfWalletPercent'>;

/**
 * The figures of these customers together. A sum is of those who are known: where somebody's share is missing it is an estimate, and names
 * what is missing; a percentage is of those of whom both numbers are known.
 */
export function metricsOf(standing: Standing, slots: Iterable<number>, asOf: CivilDate): Readonly<Record<StandingMetric, Figure>> {
  const { margin, flags, netRevenue, costToServe } = standing;
  const { counted, unsure, noRate, noGoods, noRevenue, bought, boughtBefore } = standingFlags;
  const sums = { margin: sum(), revenue: sum(), serving: sum(), both: sum(), bothRevenue: sum() };
  let [customers, losing, start, kept, all] = [0, 0, 0, 0, 0];
  for (const slot of slots) {
    const flag = flags[slot] ?? 0;
    if (flag & bought) customers += 1;
    if (flag & boughtBefore) start += 1;
    if (flag & bought && flag & boughtBefore) kept += 1;
    if ((flag & counted) === 0) continue;
    all |= flag;
    const [own, revenue] = [margin[slot] ?? Number.NaN, netRevenue[slot] ?? Number.NaN];
    if (own < 0) losing += 1;
    add(sums.margin, own);
    add(sums.revenue, revenue);
    add(sums.serving, costToServe[slot] ?? Number.NaN);
    if (Number.isNaN(own + revenue)) continue;
    add(sums.both, own);
    add(sums.bothRevenue, revenue);
  }
  const lacks: readonly MissingInput[] = [
    ...(all & noRate ? (['rate'] as const) : []),
    ...(all & noGoods ? (['goods'] as const) : []),
    ...(all & noRevenue ? (['revenue'] as const) : []),
  ];
  const figure = (method: Method, value: number | null, lack: readonly MissingInput[], isSure: boolean): Figure =>
    value === null
      ? missingFigure(method, asOf, lack)
      : { value, state: isSure && lack.length === 0 ? 'measured' : 'estimated', method, asOf, trace: [], missing: lack };
  const money = (method: Method, { value, known, unknown }: Sum, lack: readonly MissingInput[], isSure = true) =>
    figure(method, known === 0 ? null : value, unknown > 0 || known === 0 ? lack : [], isSure);
  const isSure = (all & unsure) === 0;
  return {
    netRevenue: money('ledger', sums.revenue, lacks.length > 0 ? lacks : ['revenue']),
    contributionMargin: money('contributionMargin', sums.margin, lacks.length > 0 ? lacks : ['ledger'], isSure),
    costToServe: money('activity', sums.serving, ['costToServe'], isSure),
    marginPercent: figure(
      'ratio',
      sums.bothRevenue.value > 0 ? (100 * sums.both.value) / sums.bothRevenue.value : null,
      sums.margin.unknown > 0 ? lacks : sums.bothRevenue.value > 0 ? [] : ['netRevenue'],
      isSure,
    ),
    retentionPercent: figure('retention', start === 0 ? null : (100 * kept) / start, start === 0 ? ['history'] : [], true),
    customers: figure('ledger', customers, [], true),
    unprofitableCustomers: figure(
      'contributionMargin',
      sums.margin.known === 0 ? null : losing,
      sums.margin.unknown > 0 ? lacks : [],
      isSure,
    ),
  };
}

interface Sum {
  value: number;
  known: number;
  unknown: number;
}

const sum = (): Sum => ({ value: 0, known: 0, unknown: 0 });

function add(to: Sum, amount: number): void {
  if (Number.isNaN(amount)) to.unknown += 1;
  else {
    to.value += amount;
    to.known += 1;
  }
}
