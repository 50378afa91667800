import { type Currency, exponentOf } from '@/utils/domain/money';
import type { Standing } from '@/utils/domain/standing';
import type { CivilDate } from '@/utils/domain/time';
import type { OrderData } from '../lifetime/customer-base';
import type { Spend } from '../lifetime/gamma-gamma-fit';
import type { SpendBasis } from '../lifetime/spend';
import type { Purchases } from '../purchases';
import { daysUntil } from './days';

/** The columns that orders are in. */
export type OrderColumns = Pick<Standing, 'firstOn' | 'lastOn' | 'days' | 'repeatRevenue' | 'repeatMargin'>;

/**
 * Larger bases are sampled by every second, third … customer: a hundred thousand bear the parameters to two digits or more, and a fit of
 * a million would keep the thread for a minute.
 */
const SAMPLE = 100_000;

/** What the models see of a base, from its roll-ups. */
export function orderDataOf(parts: readonly OrderColumns[], basis: SpendBasis, currency: Currency, asOf: CivilDate): OrderData {
  const buyers = parts.reduce((sum, { days }) => sum + days.reduce((count, each) => count + (each > 0 ? 1 : 0), 0), 0);
  const step = Math.max(1, Math.ceil(buyers / SAMPLE));
  const histories: Purchases[] = [];
  const spends: Spend[] = [];
  const ageOf = daysUntil(asOf);
  let turn = 0;
  for (const { firstOn, lastOn, days, repeatRevenue, repeatMargin } of parts) {
    const totals = basis === 'margin' ? repeatMargin : repeatRevenue;
    for (const [at, count] of days.entries()) {
      if (count === 0 || turn++ % step !== 0) continue;
      const [first, last] = [ageOf(firstOn[at] ?? 0), ageOf(lastOn[at] ?? 0)];
      const x = count - 1;
      histories.push({ frequency: x, recency: (first - last) / 7, T: first / 7 });
      const total = totals[at] ?? Number.NaN;
      if (x === 0) spends.push({ x, mean: 0 });
      else if (!Number.isNaN(total)) spends.push({ x, mean: total / x / 10 ** exponentOf(currency) });
    }
  }
  return { histories, spends, basis, currency };
}
