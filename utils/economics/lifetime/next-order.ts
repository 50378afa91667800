import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { addDays, type CivilDate } from '@/utils/domain/time';
import { type Figure, missingFigure } from '../figure';
import { purchasesOf } from '../purchases';
import type { OrderModel } from './customer-base';
import { ordersByInterval } from './interval-rule';
import { orderChances } from './order-count';

export interface NextOrder {
  /** The day by which an order is as likely as not; null where that is more than two years away. */
  readonly by: CivilDate | null;
}

/** Nobody waits longer for a customer. */
const MOST_DAYS = 730;

/** When the next order is likely: by the model of the base, or where there is none by the customer's own interval. */
export function nextOrder(model: OrderModel, entries: readonly LedgerEntry[], asOf: CivilDate): Figure<NextOrder> {
  const { bgnbd } = model;
  const method = bgnbd.ok ? 'bgnbd' : 'intervalRule';
  const bought = entries.filter(({ kind, on }) => kind === 'revenue' && on <= asOf);
  const trace = bought.map(({ id }) => id);
  if (bought.length === 0) return missingFigure(method, asOf, ['revenue']);
  const history = purchasesOf(entries, asOf);
  const perWeek = ordersByInterval(history, 1);
  if (perWeek === undefined) return missingFigure(method, asOf, ['repeatOrder'], trace);
  const found = { state: 'estimated', method, asOf, trace } as const;
  if (!bgnbd.ok) {
    const since = Math.round(7 * (history.recency - history.T + 1 / (perWeek || 1)));
    return { ...found, value: { by: perWeek === 0 ? null : addDays(asOf, since) }, missing: ['repeatCustomers'] };
  }
  const { value: orders } = bgnbd;
  const isLikelyWithin = (days: number) => (orderChances(orders, history, days / 7).next().value as number) <= 0.5;
  let [low, high] = [0, MOST_DAYS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isLikelyWithin(middle)) high = middle;
    else low = middle;
  }
  return { ...found, value: { by: isLikelyWithin(high) ? addDays(asOf, high) : null }, missing: [] };
}
