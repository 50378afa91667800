import type { Interaction } from '@/utils/domain/interaction';
import { type Standing, standingFlags } from '@/utils/domain/standing';
import { addDays, civilDateAt, dayNumber } from '@/utils/domain/time';
import { isContact, timeCost, timeState } from '../cost-to-serve';
import { sumOfMinor } from '../numeric/exact';
import { type Booked, has } from './booked';
import { YEAR } from './days';
import type { SpanBooks, Terms } from './span-books';

const { counted, noRate, noGoods, noRevenue, tooLarge, beforeCostToServe, unsure } = standingFlags;

/** An amount, or the flags that say why there is none. */
interface Line {
  readonly minor: number;
  readonly lack: number;
}

/** Writes one customer's profit and loss, by the rules of `profitAndLoss`. */
export function resultOf(books: SpanBooks, terms: Terms, booked: Booked, at: number, into: Standing): void {
  const marks = booked.marks[at] ?? 0;
  const summary = books.summaries.get(books.first + at);
  const isSummary = summary !== undefined && (marks & has.bookings) === 0;
  const total = (minor: number | undefined, lack: number): Line => {
    const amount = minor === undefined || !summary ? undefined : { minor, currency: summary.currency };
    const exchanged = amount && terms.exchange(amount, terms.currency, terms.today);
    return exchanged === undefined ? missing(amount === undefined ? lack : noRate) : { minor: exchanged.minor, lack: 0 };
  };
  const sum = (line: 'netRevenue' | 'goods', withoutRate: number): Line =>
    marks & withoutRate ? missing(noRate) : amountOf(booked.sums[line].at(at));
  const isGoodsKnown = (marks & has.goods) !== 0 && (marks & has.goodsUnknownNow) === 0;
  const netRevenue = isSummary
    ? total(summary.revenue, noRevenue)
    : marks & has.revenue
      ? sum('netRevenue', has.netRevenueWithoutRateNow)
      : missing(noRevenue);
  const goods = isSummary ? total(summary.cost, noGoods) : isGoodsKnown ? sum('goods', has.goodsWithoutRateNow) : missing(noGoods);
  if (isSummary) booked.currencies[at]?.add(summary.currency);
  // Totals are exchanged at the rate of the day, as the time of contacts is.
  if (isSummary && summary.currency !== terms.currency) changesBy(booked, at, tomorrowOf(terms));
  const serving = servingOf(books.interactions.get(books.first + at) ?? [], terms, booked, at);
  const gross = minus(netRevenue, goods);
  const margin = serving.isMissing ? gross : minus(gross, { minor: serving.minor, lack: 0 });

  into.netRevenue[at] = netRevenue.minor;
  into.goods[at] = goods.minor;
  into.costToServe[at] = serving.minor;
  const isCounted = (marks & has.anything) !== 0 || summary !== undefined;
  const isKnown = isCounted && margin.lack === 0;
  if (isCounted) into.margin[at] = margin.minor;
  into.flags[at] =
    (into.flags[at] ?? 0) |
    (booked.flags[at] ?? 0) |
    (isCounted ? counted | margin.lack : 0) |
    (isKnown && serving.isMissing ? beforeCostToServe : 0) |
    (isKnown && (serving.isMissing || serving.isUnsure || isSummary) ? unsure : 0);
}

interface Serving {
  readonly minor: number;
  readonly isMissing: boolean;
  readonly isUnsure: boolean;
}

/** Direct costs and the time of contacts, as `costToServe`. */
function servingOf(interactions: readonly Interaction[], terms: Terms, booked: Booked, at: number): Serving {
  const contacts = contactsNow(interactions, terms, booked, at);
  const marks = booked.marks[at] ?? 0;
  const none = { minor: Number.NaN, isMissing: true, isUnsure: true };
  if (contacts.length === 0 && (marks & has.directNow) === 0) return none;
  const time = timeCost(contacts, terms.serviceCost);
  const spent = time && terms.exchange(time, terms.currency, terms.today);
  if ((contacts.length > 0 && spent === undefined) || marks & has.directWithoutRateNow) return none;
  const minor = sumOfMinor([booked.sums.direct.at(at), ...(contacts.length === 0 ? [] : [spent?.minor ?? 0])]);
  return minor === undefined ? none : { minor, isMissing: false, isUnsure: timeState(contacts, terms.serviceCost) !== 'measured' };
}

/** The contacts of the last twelve months; notes when they, or what they cost in the common currency, change. */
function contactsNow(interactions: readonly Interaction[], terms: Terms, booked: Booked, at: number) {
  const today = dayNumber(terms.today);
  const contacts = interactions.filter((interaction) => {
    if (!isContact(interaction)) return false;
    const on = dayNumber(civilDateAt(interaction.at, terms.zone));
    if (on > today - YEAR) changesBy(booked, at, on > today ? on : on + YEAR);
    return on <= today && on > today - YEAR;
  });
  if (contacts.length > 0 && terms.currency !== terms.serviceCost.currency) changesBy(booked, at, tomorrowOf(terms));
  return contacts;
}

function changesBy({ changesOn }: Booked, at: number, on: number): void {
  if (on < (changesOn[at] ?? 0)) changesOn[at] = on;
}

const tomorrowOf = ({ today }: Terms): number => dayNumber(addDays(today, 1));
const missing = (lack: number): Line => ({ minor: Number.NaN, lack });
const amountOf = (minor: number): Line => (Number.isNaN(minor) ? missing(tooLarge) : { minor, lack: 0 });

function minus(a: Line, b: Line): Line {
  if (a.lack !== 0 || b.lack !== 0) return missing(a.lack | b.lack);
  return amountOf(sumOfMinor([a.minor, -b.minor]) ?? Number.NaN);
}
