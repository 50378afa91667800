import { type Amounts, shareMarks as has } from '@/utils/domain/standing';
import { sumOfMinor } from '../numeric/exact';
import { type Share, shareAt } from './result';

const ofTotals = has.totals | has.netRevenueWithoutRateNow | has.goodsWithoutRateNow;

/**
 * What these customers add up to together; `own` are the records of the first of them. Totals from a customer file count only where
 * nobody has a booking: the first that one of its own records has.
 */
export function together(amounts: Amounts, own: readonly number[], all: readonly number[]): Share {
  let marks = 0;
  for (const slot of all) marks |= bookedMarks(amounts.marks[slot] ?? 0);
  const [first] = marks & has.bookings ? [] : own.filter((slot) => (amounts.marks[slot] ?? 0) & has.totals);
  const totals = first === undefined ? undefined : shareAt(amounts, first);
  return {
    net: totals?.net ?? sumOf(amounts.net, all, amounts.marks),
    goods: totals?.goods ?? sumOf(amounts.goods, all, amounts.marks),
    direct: sumOf(amounts.direct, all),
    time: sumOf(amounts.time, all),
    marks: marks | ((totals?.marks ?? 0) & ofTotals),
  };
}

/** Whoever has totals has no booking whose rate could be missing. */
const bookedMarks = (marks: number): number => (marks & has.totals ? marks & ~ofTotals : marks);

/** NaN where the sum is too large to be an amount. Totals are left out where their marks are given. */
function sumOf(column: Float64Array, slots: readonly number[], marks?: Uint16Array): number {
  const isLeftOut = (slot: number) => marks !== undefined && ((marks[slot] ?? 0) & has.totals) !== 0;
  let sum = 0;
  for (const slot of slots) {
    if (isLeftOut(slot)) continue;
    sum += column[slot] ?? 0;
    if (!Number.isSafeInteger(sum))
      return sumOfMinor(slots.filter((each) => !isLeftOut(each)).map((each) => column[each] ?? 0)) ?? Number.NaN;
  }
  return sum;
}
