import { type Amounts, shareMarks, standingFlags } from '@/utils/domain/standing';
import { addDays, dayNumber } from '@/utils/domain/time';
import type { Booked } from './booked';
import type { Served } from './served';
import type { SpanBooks, Terms } from './span-books';

const { bookings, totals, goods, goodsUnknownNow } = shareMarks;
const { netRevenueWithoutRateNow, goodsWithoutRateNow } = shareMarks;

/** What is known of the customers of a span. */
export interface AddedUp {
  readonly booked: Booked;
  readonly served: Served;
}

/** Writes what one customer's own records add to sums. */
export function amountsAt(books: SpanBooks, terms: Terms, { booked, served }: AddedUp, at: number, into: Amounts): void {
  const slot = books.first + at;
  const marks = booked.marks[at] ?? 0;
  // The goods of others say nothing of what was sold to this one.
  const isGoodsUnknown = (marks & goods) === 0 && ((booked.flags[at] ?? 0) & standingFlags.bought) !== 0;
  into.marks[at] = marks | (isGoodsUnknown ? goodsUnknownNow : 0);
  into.net[at] = booked.sums.netRevenue.at(at);
  into.goods[at] = booked.sums.goods.at(at);
  into.direct[at] = booked.sums.direct.at(at);
  if (books.summaries.has(slot) && (marks & bookings) === 0) totalsAt(books, terms, booked, at, into);
  into.time[at] = served.time.at(at);
  into.marks[at] = (into.marks[at] ?? 0) | (served.marks[at] ?? 0);
}

/** Totals from a customer file are exchanged at the rate of the day. */
function totalsAt(books: SpanBooks, terms: Terms, booked: Booked, at: number, into: Amounts): void {
  const summary = books.summaries.get(books.first + at);
  if (summary === undefined) return;
  booked.currencies[at] = new Set([...(booked.currencies[at] ?? []), summary.currency]);
  if (summary.currency !== terms.currency) changesBy(booked, at, tomorrowOf(terms));
  const inCommon = (minor: number | undefined) =>
    minor === undefined ? Number.NaN : terms.exchange({ minor, currency: summary.currency }, terms.currency, terms.today)?.minor;
  const [net, cost] = [inCommon(summary.revenue), inCommon(summary.cost)];
  into.net[at] = net ?? Number.NaN;
  into.goods[at] = cost ?? Number.NaN;
  into.marks[at] =
    (into.marks[at] ?? 0) | totals | (net === undefined ? netRevenueWithoutRateNow : 0) | (cost === undefined ? goodsWithoutRateNow : 0);
}

function changesBy({ changesOn }: Booked, at: number, on: number): void {
  if (on < (changesOn[at] ?? 0)) changesOn[at] = on;
}

const tomorrowOf = ({ today }: Terms): number => dayNumber(addDays(today, 1));
