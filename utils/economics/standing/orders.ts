import { GOODS_UNKNOWN } from '@/utils/domain/ledger-columns';
import { ledgerKinds } from '@/utils/domain/ledger-entry';
import { type Standing, standingFlags } from '@/utils/domain/standing';
import { spendSigns } from '../lifetime/spend';
import type { SpanBooks, Terms } from './span-books';
import { eachRow } from './span-rows';
import { createSums } from './sums';

const REVENUE = ledgerKinds.indexOf('revenue');
const GOODS = ledgerKinds.indexOf('goods');
const revenueSign = ledgerKinds.map((kind) => spendSigns.revenue[kind]);
const marginSign = ledgerKinds.map((kind) => spendSigns.margin[kind]);

/** A place and a day as one number, in the order of both. */
const DAYS = 100_000_000;

/** Writes the purchase days of each customer, and what the days after the first brought, as `purchasesOf` and `orderSpend` have them. */
export function ordersOf(books: SpanBooks, terms: Terms, today: number, into: Standing): void {
  const { count } = books;
  const hasGoods = new Uint8Array(count);
  const bought: number[] = [];
  eachRow(books.pages, books, terms, ({ at, on, kind }) => {
    if (kind === REVENUE && on <= today) bought.push(at * DAYS + on);
    else if (kind === GOODS) hasGoods[at] = 1;
  });
  countDays(Float64Array.from(bought).sort(), into);

  const [revenue, margin] = [createSums(count), createSums(count)];
  const isMissing = { revenue: new Uint8Array(count), margin: new Uint8Array(count) };
  eachRow(books.pages, books, terms, ({ at, on, kind, flags, amount }) => {
    const first = into.firstOn[at] ?? 0;
    if (first === 0 || on <= first || on > today) return;
    if (flags & GOODS_UNKNOWN) isMissing.margin[at] = 1;
    const [asRevenue, asMargin] = [revenueSign[kind], marginSign[kind]];
    const isWithoutRate = Number.isNaN(amount);
    if (isWithoutRate && asRevenue !== undefined) isMissing.revenue[at] = 1;
    if (isWithoutRate && asMargin !== undefined) isMissing.margin[at] = 1;
    if (isWithoutRate) return;
    if (asRevenue !== undefined) revenue.add(at, asRevenue * amount);
    if (asMargin !== undefined) margin.add(at, asMargin * amount);
  });
  for (let at = 0; at < count; at += 1) {
    if ((into.days[at] ?? 0) === 0) continue;
    if (hasGoods[at]) into.flags[at] = (into.flags[at] ?? 0) | standingFlags.buysWithGoods;
    if (!isMissing.revenue[at]) into.repeatRevenue[at] = revenue.at(at);
    if (hasGoods[at] && !isMissing.margin[at]) into.repeatMargin[at] = margin.at(at);
  }
}

function countDays(sorted: Float64Array, { firstOn, lastOn, days }: Standing): void {
  let before = -1;
  for (const purchase of sorted) {
    if (purchase === before) continue;
    before = purchase;
    const at = Math.floor(purchase / DAYS);
    const on = purchase % DAYS;
    if (firstOn[at] === 0) firstOn[at] = on;
    lastOn[at] = on;
    days[at] = (days[at] ?? 0) + 1;
  }
}
