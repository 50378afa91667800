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

/** Writes the purchase days of each customer, and what the days after the first brought, as `purchasesOf` and `orderSpend` have them. */
export function ordersOf(books: SpanBooks, terms: Terms, today: number, into: Standing): void {
  const { count } = books;
  const hasGoods = new Uint8Array(count);
  // Purchases as they come: whose, and the day.
  const buyers: number[] = [];
  const bought: number[] = [];
  eachRow(books.pages, books, terms, ({ at, on, kind }) => {
    if (kind === REVENUE && on <= today) {
      buyers.push(at);
      bought.push(on);
    } else if (kind === GOODS) hasGoods[at] = 1;
  });
  countDays(buyers, bought, into);

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

/** Puts each customer's days beside each other, and then in order: they are few. */
function countDays(buyers: readonly number[], bought: readonly number[], { firstOn, lastOn, days }: Standing): void {
  const ends = new Uint32Array(days.length + 1);
  for (const at of buyers) ends[at + 1] = (ends[at + 1] ?? 0) + 1;
  for (let at = 1; at < ends.length; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const on = new Uint32Array(bought.length);
  // From here on `ends` says of each where the next day goes, and at last where the days end.
  for (let row = 0; row < buyers.length; row += 1) {
    const at = buyers[row] ?? 0;
    on[ends[at] ?? 0] = bought[row] ?? 0;
    ends[at] = (ends[at] ?? 0) + 1;
  }
  let start = 0;
  for (let at = 0; at < days.length; at += 1) {
    const end = ends[at] ?? 0;
    if (end === start) continue;
    const own = on.subarray(start, end).sort();
    firstOn[at] = own[0] ?? 0;
    lastOn[at] = own.at(-1) ?? 0;
    for (let day = 0; day < own.length; day += 1) if (own[day] !== own[day - 1]) days[at] = (days[at] ?? 0) + 1;
    start = end;
  }
}
