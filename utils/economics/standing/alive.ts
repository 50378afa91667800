import type { CivilDate } from '@/utils/domain/time';
import { probabilityAlive } from '../lifetime/bgnbd';
import type { OrderModel } from '../lifetime/customer-base';
import type { Purchases } from '../purchases';
import { daysUntil } from './days';
import type { OrderColumns } from './order-data';

/** The purchases of each customer up to a day, from their roll-ups; undefined for who never bought. */
export function purchasesIn({ firstOn, lastOn, days }: OrderColumns, asOf: CivilDate): (slot: number) => Purchases | undefined {
  const ageOf = daysUntil(asOf);
  return (slot) => {
    const count = days[slot] ?? 0;
    if (count === 0) return undefined;
    const [first, last] = [ageOf(firstOn[slot] ?? 0), ageOf(lastOn[slot] ?? 0)];
    return { frequency: count - 1, recency: (first - last) / 7, T: first / 7 };
  };
}

/** P(alive) of each customer, from 0 to 1: NaN where the base taught no model, and for who has no repeat order: the model would say 1 of everybody. */
export function aliveIn(columns: OrderColumns, model: OrderModel | undefined, asOf: CivilDate): Float64Array<ArrayBuffer> {
  const alive = new Float64Array(columns.days.length).fill(Number.NaN);
  if (model === undefined || !model.bgnbd.ok) return alive;
  const { value } = model.bgnbd;
  const purchasesOf = purchasesIn(columns, asOf);
  for (let slot = 0; slot < alive.length; slot += 1) {
    const purchases = purchasesOf(slot);
    if (purchases !== undefined && purchases.frequency > 0) alive[slot] = probabilityAlive(value, purchases);
  }
  return alive;
}
