import { type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import { addGoal, getGoals, removeGoal } from '@/utils/db/goals';
import type { Database } from '@/utils/db/schema';
import type { Goal, GoalId, GoalMetric, GoalScope } from '@/utils/domain/goal';
import { type Figure, missingFigure } from '@/utils/economics/figure';
import { metricsOf, type StandingMetric } from '@/utils/economics/standing/metrics';
import type { Customers } from './portfolio';

/** What a goal can be about here: what the portfolio can measure. */
export const measuredMetrics = [
  'contributionMargin',
  'marginPercent',
  'netRevenue',
  'costToServe',
  'unprofitableCustomers',
  'retentionPercent',
  'customers',
  'lostOpportunities',
] as const satisfies readonly GoalMetric[];

/** The goals as they are kept; they follow what other pages do. */
export interface GoalsModel {
  readonly goals: ReadonlySignal<readonly Goal[]>;
  readonly add: (goal: Goal) => Promise<void>;
  readonly remove: (id: GoalId) => Promise<void>;
}

export function createGoals(db: Database, stop: AbortSignal): GoalsModel {
  const goals = signal<readonly Goal[]>([]);
  const look = async () => {
    goals.value = await getGoals(db);
  };
  onChange(({ kinds }) => {
    // What cannot be read now is read with the next change.
    if (kinds.includes('goal')) void look().catch(() => undefined);
  }, stop);
  void look().catch(() => undefined);
  return {
    goals,
    add: async (goal) => {
      await addGoal(db, goal);
      await look();
    },
    remove: async (id) => {
      await removeGoal(db, id);
      await look();
    },
  };
}

/** Where a metric stands today, in the goal's unit. */
export function measured(metric: GoalMetric, scope: GoalScope, customers: Customers): Figure {
  const { today, standing, lost, slots, tags } = customers;
  if (metric === 'lostOpportunities') {
    if (scope.kind !== 'everybody') return missingFigure('ledger', today, ['target']);
    const { value, ...figure } = lost.gross;
    return { ...figure, value: value?.minor ?? null };
  }
  const own = scope.kind === 'everybody' ? slots : scope.kind === 'tag' ? tags.find(({ tag }) => tag === scope.tag)?.slots : undefined;
  const isStanding = (name: GoalMetric): name is StandingMetric => measuredMetrics.some((each) => each === name);
  if (own === undefined || !isStanding(metric)) return missingFigure('ledger', today, ['ledger']);
  return metricsOf(standing, own, today)[metric];
}
