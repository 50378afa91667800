import type { Currency } from '@/utils/domain/money';
import { type Amounts, emptyAmounts, emptyStanding, type Standing, standingFlags, tieKinds } from '@/utils/domain/standing';
import { dayNumber } from '@/utils/domain/time';
import { amountsAt } from './amounts';
import { bookedOf } from './booked';
import { ordersOf } from './orders';
import { resultOf, shareAt } from './result';
import { servedOf } from './served';
import type { SpanBooks, Terms } from './span-books';

export interface SpanStanding {
  readonly standing: Standing;
  /** What each adds to sums over several customers. */
  readonly amounts: Amounts;
  /** The first day after `today` on which a customer's roll-up is another one, YYYYMMDD, by place: an entry comes into a window or leaves one. */
  readonly changesOn: Uint32Array;
  /** The currencies of each customer's ledger, or of the totals that stand in for one. */
  readonly currencies: readonly (ReadonlySet<Currency> | undefined)[];
}

/**
 * Adds up a span: to the cent what `profitAndLoss` says of the last twelve months of each customer's own records in the common currency,
 * and the orders of all time.
 */
export function rollUp(books: SpanBooks, terms: Terms): SpanStanding {
  const standing = emptyStanding(books.count);
  const amounts = emptyAmounts(books.count);
  const today = dayNumber(terms.today);
  const booked = bookedOf(books, terms, today);
  const served = servedOf(books, terms, booked.changesOn);
  ordersOf(books, terms, today, standing);
  for (let at = 0; at < books.count; at += 1) {
    amountsAt(books, terms, { booked, served }, at, amounts);
    const result = resultOf(shareAt(amounts, at), terms);
    standing.netRevenue[at] = result.netRevenue;
    standing.goods[at] = result.goods;
    standing.costToServe[at] = result.costToServe;
    standing.margin[at] = result.margin;
    const company = (books.ties.kinds[at] ?? 0) & tieKinds.isCompany ? standingFlags.isCompany : 0;
    standing.flags[at] = (standing.flags[at] ?? 0) | (booked.flags[at] ?? 0) | result.flags | company;
  }
  return { standing, amounts, changesOn: booked.changesOn, currencies: booked.currencies };
}
