import type { CustomerId } from './customer';
import type { Id } from './id';
import type { Currency } from './money';
import { err, ok, type Result } from './result';
import type { CivilDate } from './time';

export type GoalId = Id<'goal'>;

/** What can be aimed at. Money is in minor units, parts in percent. */
export const moneyMetrics = ['netRevenue', 'contributionMargin', 'costToServe', 'overdue', 'lostOpportunities'] as const;
export const numberMetrics = ['marginPercent', 'retentionPercent', 'shareOfWalletPercent', 'customers', 'unprofitableCustomers'] as const;
export const goalMetrics = [...moneyMetrics, ...numberMetrics] as const;
export type GoalMetric = (typeof goalMetrics)[number];

export type GoalScope =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'customer'; readonly customerId: CustomerId }
  | { readonly kind: 'tag'; readonly tag: string };

/** A measurable aim: a metric, a number, a date and a scope, and where it stood on the day it was set. */
export interface Goal {
  readonly id: GoalId;
  readonly metric: GoalMetric;
  readonly target: number;
  /** Of a metric in money. */
  readonly currency?: Currency;
  readonly dueOn: CivilDate;
  readonly scope: GoalScope;
  readonly setOn: CivilDate;
  readonly baseline: number;
  readonly revision: number;
}

/** Why what somebody wishes is no goal. */
export type GoalRefusal = 'noMetric' | 'noNumber' | 'noDate' | 'past' | 'noScope' | 'noCurrency' | 'noBaseline' | 'reached';

export interface GoalDraft {
  readonly id: GoalId;
  readonly metric?: string | undefined;
  readonly target?: number | undefined;
  readonly currency?: Currency | undefined;
  readonly dueOn?: CivilDate | undefined;
  readonly scope?: GoalScope | undefined;
  /** Where the metric stands today; null where that is not known. */
  readonly baseline: number | null;
}

/** The goal, or the first reason why it is none. */
export function goalOf({ id, metric, target, currency, dueOn, scope, baseline }: GoalDraft, today: CivilDate): Result<Goal, GoalRefusal> {
  const known = goalMetrics.find((name) => name === metric);
  if (known === undefined) return err('noMetric');
  const isMoney = moneyMetrics.some((name) => name === known);
  if (target === undefined || !(isMoney ? Number.isSafeInteger(target) : Number.isFinite(target))) return err('noNumber');
  if (isMoney && currency === undefined) return err('noCurrency');
  if (dueOn === undefined) return err('noDate');
  if (dueOn <= today) return err('past');
  if (scope === undefined || (scope.kind === 'tag' && scope.tag.trim() === '')) return err('noScope');
  if (baseline === null || !Number.isFinite(baseline)) return err('noBaseline');
  if (baseline === target) return err('reached');
  const rest = { target, dueOn, scope, setOn: today, baseline, revision: 1 };
  return ok({ id, metric: known, ...rest, ...(isMoney && currency !== undefined ? { currency } : {}) });
}
