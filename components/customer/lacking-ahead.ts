import type { Figure, MissingInput } from '@/utils/economics/figure';
import type { AheadView } from '@/utils/state/ahead';

/** The inputs that figures without a value lack. */
export function lackingAhead(ahead: AheadView | undefined): readonly MissingInput[] {
  if (ahead?.state !== 'ready') return [];
  const { rank, lifetimeValue, orders, receivables, isLearning } = ahead;
  const outlook = isLearning ? [] : [lifetimeValue, ...(orders === undefined ? [] : [orders.expected, orders.next])];
  const figures: readonly Figure<unknown>[] = [rank, ...outlook, receivables.open];
  return [...new Set(figures.filter(({ value }) => value === null).flatMap(({ missing }) => missing))];
}
