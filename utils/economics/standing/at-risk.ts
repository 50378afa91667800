import { type Standing, standingFlags } from '@/utils/domain/standing';
import type { CivilDate } from '@/utils/domain/time';
import { purchasesIn } from './alive';

/** Why a customer is at risk: bits of a byte. */
export const risks = {
  /** P(alive) below a half. */
  silent: 1,
  /** No model, but no order for more than twice their own interval. */
  late: 2,
  /** A promise of ours is overdue. */
  promise: 4,
  /** Cost to serve rose by a quarter or more, and faster than net revenue. */
  costlier: 8,
} as const;
export type Risk = keyof typeof risks;

export interface RiskInput {
  readonly standing: Standing;
  /** P(alive); NaN where there is none. */
  readonly alive: Float64Array;
  readonly overduePromises: Uint16Array;
  /** The roll-ups of a year earlier, where they are known. */
  readonly earlier?: Pick<Standing, 'netRevenue' | 'costToServe'> | undefined;
  readonly asOf: CivilDate;
}

const LATE_AFTER = 2;
/** Purchase days that make an interval worth its name. */
const LEAST_DAYS = 3;
const RISE = 1.25;

/** The risks of each customer. Who has not bought for two years is gone, and no longer at risk. */
export function risksIn({ standing, alive, overduePromises, earlier, asOf }: RiskInput): Uint8Array<ArrayBuffer> {
  const { flags, days, netRevenue, costToServe } = standing;
  const isHere = standingFlags.bought | standingFlags.boughtBefore;
  const purchasesOf = purchasesIn(standing, asOf);
  return Uint8Array.from(flags, (flag, slot) => {
    let found = (overduePromises[slot] ?? 0) > 0 ? risks.promise : 0;
    if (earlier !== undefined && isCostlier(earlier, { netRevenue, costToServe }, slot)) found |= risks.costlier;
    if ((flag & isHere) === 0) return found;
    const chance = alive[slot] ?? Number.NaN;
    if (chance < 0.5) return found | risks.silent;
    if (!Number.isNaN(chance) || (days[slot] ?? 0) < LEAST_DAYS) return found;
    const { frequency, recency, T } = purchasesOf(slot) ?? { frequency: 0, recency: 0, T: 0 };
    return T - recency > (LATE_AFTER * recency) / frequency ? found | risks.late : found;
  });
}

type Costs = Pick<Standing, 'netRevenue' | 'costToServe'>;

function isCostlier(before: Costs, now: Costs, slot: number): boolean {
  const [then, cost] = [before.costToServe[slot] ?? Number.NaN, now.costToServe[slot] ?? Number.NaN];
  if (!(then > 0) || !(cost >= RISE * then)) return false;
  const [revenueThen, revenue] = [before.netRevenue[slot] ?? Number.NaN, now.netRevenue[slot] ?? Number.NaN];
  return !(revenueThen > 0 && revenue / revenueThen >= cost / then);
}
