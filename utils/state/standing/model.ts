import type { Database } from '@/utils/db/schema';
import { type KeptModel, readDetails, readModel, writeModel } from '@/utils/db/standing-records';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import { fitOrders, type OrderModel } from '@/utils/economics/lifetime/customer-base';
import { finishInTurns, type Turns } from '@/utils/economics/numeric/steps';
import { orderDataOf } from '@/utils/economics/standing/order-data';
import type { Upkept } from './upkeep';

/** A base whose blocks changed less than that since it was learnt from teaches the same. */
const MUCH = 0.01;

/** Fits the order model to all customers where there is none of today and of these terms, or where much changed. */
export async function keepModel(
  db: Database,
  today: CivilDate,
  { basis, terms, renewed, blocks }: Upkept,
  turns: Turns = {},
): Promise<void> {
  const kept = await readModel(db);
  if (isOf(kept, basis, today) && renewed < MUCH * blocks) return;
  const { details, hasGoods } = await readDetails(db);
  const data = orderDataOf(details, hasGoods ? 'margin' : 'revenue', terms.currency, today);
  const model: OrderModel = await finishInTurns(fitOrders(data), turns);
  await writeModel(db, { basis, today: dayNumber(today), model });
}

/** The model that was learnt under these terms last, and whether it is today's. */
export async function modelUnder(
  db: Database,
  basis: string,
  today: CivilDate,
): Promise<{ readonly model: OrderModel | undefined; readonly isCurrent: boolean }> {
  const kept = await readModel(db);
  return { model: kept?.basis === basis ? (kept.model as OrderModel) : undefined, isCurrent: isOf(kept, basis, today) };
}

const isOf = (kept: KeptModel | undefined, basis: string, today: CivilDate): boolean =>
  kept?.basis === basis && kept.today === dayNumber(today);
