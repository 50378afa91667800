import { type Amounts, shareMarks as has, standingFlags } from '@/utils/domain/standing';
import { costOfTime } from '../cost-to-serve';
import { plus } from '../numeric/exact';
import type { Terms } from './span-books';

const { counted, noRate, noGoods, noRevenue, tooLarge, beforeCostToServe, unsure, servedWithoutRate } = standingFlags;

/** What one customer's own records, or those of several together, add up to. */
export type Share = { readonly [Column in keyof Amounts]: number };

export const shareAt = ({ net, goods, direct, time, marks }: Amounts, at: number): Share => ({
  net: net[at] ?? 0,
  goods: goods[at] ?? 0,
  direct: direct[at] ?? 0,
  time: time[at] ?? 0,
  marks: marks[at] ?? 0,
});

/** Amounts in minor units, NaN where one is missing; `flags` (bits of `standingFlags`) say why. */
export interface Result {
  readonly netRevenue: number;
  readonly goods: number;
  readonly costToServe: number;
  /** NaN as well where there is nothing to count. */
  readonly margin: number;
  readonly flags: number;
}

/** The profit and loss of a share, by the rules of `profitAndLoss`. */
export function resultOf(share: Share, terms: Terms): Result {
  const { marks } = share;
  const isTotals = (marks & has.totals) !== 0;
  const netRevenue = lineOf(share.net, marks & (has.revenue | has.totals), marks & has.netRevenueWithoutRateNow, isTotals, noRevenue);
  const isGoodsKnown = isTotals || ((marks & has.goods) !== 0 && (marks & has.goodsUnknownNow) === 0);
  const goods = lineOf(share.goods, isGoodsKnown ? 1 : 0, marks & has.goodsWithoutRateNow, isTotals, noGoods);
  const serving = servingOf(share, terms);
  const gross = minus(netRevenue, goods);
  const margin = Number.isNaN(serving.minor) ? gross : minus(gross, { minor: serving.minor, lack: 0 });
  const isCounted = (marks & (has.anything | has.totals)) !== 0;
  const state = Number.isNaN(serving.minor) ? beforeCostToServe | unsure : serving.isUnsure || isTotals ? unsure : 0;
  const flags = counted | margin.lack | (margin.lack === 0 ? state : 0) | (serving.isWithoutRate ? servedWithoutRate : 0);
  return {
    netRevenue: netRevenue.minor,
    goods: goods.minor,
    costToServe: serving.minor,
    margin: isCounted ? margin.minor : Number.NaN,
    flags: isCounted ? flags : 0,
  };
}

/** An amount, or the flags that say why there is none. */
interface Line {
  readonly minor: number;
  readonly lack: number;
}

/** A sum of bookings that is no number is too large; a total that is none was not in the file. */
function lineOf(minor: number, isKnown: number, isWithoutRate: number, isTotals: boolean, lack: number): Line {
  if (isKnown === 0) return missing(lack);
  if (isWithoutRate !== 0) return missing(noRate);
  return isTotals && Number.isNaN(minor) ? missing(lack) : amountOf(minor);
}

interface Serving {
  /** NaN where it is missing. */
  readonly minor: number;
  readonly isUnsure: boolean;
  readonly isWithoutRate: boolean;
}

const NOT_SERVED: Serving = { minor: Number.NaN, isUnsure: true, isWithoutRate: false };

/** Direct costs and the time of contacts, as `costToServe`. */
function servingOf({ marks, direct, time }: Share, { serviceCost, exchange, currency, today }: Terms): Serving {
  const hasContacts = (marks & has.contactsNow) !== 0;
  if (!hasContacts && (marks & has.directNow) === 0) return NOT_SERVED;
  const cost = hasContacts && !Number.isNaN(time) ? costOfTime(time, serviceCost) : undefined;
  if (hasContacts && cost === undefined) return NOT_SERVED;
  const spent = cost && exchange(cost, currency, today)?.minor;
  if ((hasContacts && spent === undefined) || marks & has.directWithoutRateNow) return { ...NOT_SERVED, isWithoutRate: true };
  const minor = plus(direct, hasContacts ? (spent ?? Number.NaN) : 0);
  const isMeasured = !hasContacts || (serviceCost.isConfirmed && (marks & has.minutesUnknownNow) === 0);
  return minor === undefined ? NOT_SERVED : { minor, isUnsure: !isMeasured, isWithoutRate: false };
}

const missing = (lack: number): Line => ({ minor: Number.NaN, lack });
const amountOf = (minor: number): Line => (Number.isNaN(minor) ? missing(tooLarge) : { minor, lack: 0 });

function minus(a: Line, b: Line): Line {
  if (a.lack !== 0 || b.lack !== 0) return missing(a.lack | b.lack);
  return amountOf(plus(a.minor, -b.minor) ?? Number.NaN);
}
