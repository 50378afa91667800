import type { CivilDate } from '@/utils/domain/time';
import { expectedPurchases } from '../lifetime/bgnbd';
import type { OrderModel } from '../lifetime/customer-base';
import { type DiscountRate, discountedOrders, HORIZON_MONTHS, WEEKS_PER_YEAR } from '../lifetime/discount';
import { expectedSpend } from '../lifetime/gamma-gamma';
import { ordersByInterval } from '../lifetime/interval-rule';
import { purchasesIn } from './alive';
import type { OrderColumns } from './order-data';

/** The lifetime values of a base added up. */
export interface Equity {
  /** In minor units of the model's currency. */
  readonly minor: number;
  /** Customers in it, and those who buy but have no value: no repeat order yet, or amounts that are not known. */
  readonly valued: number;
  readonly unvalued: number;
  /** Whether it was reckoned from a sample and scaled. */
  readonly isSampled: boolean;
}

/** A value takes a dozen hypergeometric functions: of more customers every second, third … stands for its neighbours. */
const SAMPLE = 20_000;
const HORIZON_WEEKS = (HORIZON_MONTHS / 12) * WEEKS_PER_YEAR;

/**
 * Customer equity: what the orders of the next 36 months bring of all who bought until `asOf`, discounted to that day, as `outlookOf` says it
 * of each. Only what their repeat orders were worth is known of the past, so both ends of a year are reckoned under one model.
 */
export function equityOf(columns: OrderColumns, model: OrderModel, exponent: number, asOf: CivilDate, discount: DiscountRate): Equity {
  const { days, repeatMargin, repeatRevenue } = columns;
  const totals = model.basis === 'margin' ? repeatMargin : repeatRevenue;
  const purchasesOf = purchasesIn(columns, asOf);
  const buyers = Uint32Array.from(days.keys()).filter((slot) => (days[slot] ?? 0) > 0);
  const step = Math.max(1, Math.ceil(buyers.length / SAMPLE));
  let [sum, valued, seen] = [0, 0, 0];
  for (let at = 0; at < buyers.length; at += step) {
    const slot = buyers[at] ?? 0;
    const purchases = purchasesOf(slot);
    const total = totals[slot] ?? Number.NaN;
    seen += 1;
    if (purchases === undefined) continue;
    const mean = purchases.frequency === 0 ? 0 : total / purchases.frequency / 10 ** exponent;
    const perOrder = worthOf(model, purchases.frequency, mean);
    const orders = ordersOf(model, purchases);
    if (perOrder === undefined || Number.isNaN(perOrder) || orders === undefined) continue;
    sum += discountedOrders(orders, HORIZON_WEEKS, discount) * perOrder;
    valued += 1;
  }
  const scale = seen === 0 ? 1 : buyers.length / seen;
  const scaled = Math.round(valued * scale);
  return { minor: Math.round(sum * scale * 10 ** exponent) + 0, valued: scaled, unvalued: buyers.length - scaled, isSampled: step > 1 };
}

function worthOf({ bgnbd, gammaGamma }: OrderModel, repeats: number, mean: number): number | undefined {
  if (!bgnbd.ok) return repeats === 0 ? undefined : mean;
  return gammaGamma.ok ? expectedSpend(gammaGamma.value, repeats, mean) : undefined;
}

type Past = Parameters<typeof ordersByInterval>[0];

function ordersOf({ bgnbd }: OrderModel, purchases: Past): ((weeks: number) => number) | undefined {
  if (bgnbd.ok) return (weeks) => expectedPurchases(bgnbd.value, purchases, weeks);
  const usual = ordersByInterval(purchases, 1);
  return usual === undefined ? undefined : (weeks) => usual * weeks;
}
