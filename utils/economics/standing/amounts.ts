import type { Interaction } from '@/utils/domain/interaction';
import { type Amounts, shareMarks, standingFlags } from '@/utils/domain/standing';
import { addDays, dayNumber, dayNumberAt } from '@/utils/domain/time';
import { isContact, timeParts } from '../cost-to-serve';
import { safeMinor } from '../numeric/exact';
import type { Booked } from './booked';
import { YEAR } from './days';
import type { SpanBooks, Terms } from './span-books';

const { bookings, totals, goods, goodsUnknownNow, contactsNow, minutesUnknownNow } = shareMarks;
const { netRevenueWithoutRateNow, goodsWithoutRateNow } = shareMarks;

/** Writes what one customer's own records add to sums. */
export function amountsAt(books: SpanBooks, terms: Terms, booked: Booked, at: number, into: Amounts): void {
  const slot = books.first + at;
  const marks = booked.marks[at] ?? 0;
  // The goods of others say nothing of what was sold to this one.
  const isGoodsUnknown = (marks & goods) === 0 && ((booked.flags[at] ?? 0) & standingFlags.bought) !== 0;
  into.marks[at] = marks | (isGoodsUnknown ? goodsUnknownNow : 0);
  into.net[at] = booked.sums.netRevenue.at(at);
  into.goods[at] = booked.sums.goods.at(at);
  into.direct[at] = booked.sums.direct.at(at);
  if (books.summaries.has(slot) && (marks & bookings) === 0) totalsAt(books, terms, booked, at, into);
  const contacts = contactsOf(books.interactions.get(slot) ?? [], terms, booked, at);
  if (contacts.length === 0) return;
  into.time[at] = safeMinor(timeParts(contacts, terms.serviceCost)) ?? Number.NaN;
  const isUnknown = contacts.some(({ minutes }) => minutes === undefined);
  into.marks[at] = (into.marks[at] ?? 0) | contactsNow | (isUnknown ? minutesUnknownNow : 0);
}

/** Totals from a customer file are exchanged at the rate of the day. */
function totalsAt(books: SpanBooks, terms: Terms, booked: Booked, at: number, into: Amounts): void {
  const summary = books.summaries.get(books.first + at);
  if (summary === undefined) return;
  booked.currencies[at]?.add(summary.currency);
  if (summary.currency !== terms.currency) changesBy(booked, at, tomorrowOf(terms));
  const inCommon = (minor: number | undefined) =>
    minor === undefined ? Number.NaN : terms.exchange({ minor, currency: summary.currency }, terms.currency, terms.today)?.minor;
  const [net, cost] = [inCommon(summary.revenue), inCommon(summary.cost)];
  into.net[at] = net ?? Number.NaN;
  into.goods[at] = cost ?? Number.NaN;
  into.marks[at] =
    (into.marks[at] ?? 0) | totals | (net === undefined ? netRevenueWithoutRateNow : 0) | (cost === undefined ? goodsWithoutRateNow : 0);
}

/** The contacts of the last twelve months; notes when they, or what they cost in the common currency, change. */
function contactsOf(interactions: readonly Interaction[], terms: Terms, booked: Booked, at: number): readonly Interaction[] {
  const today = dayNumber(terms.today);
  const contacts = interactions.filter((interaction) => {
    if (!isContact(interaction)) return false;
    const on = dayNumberAt(interaction.at, terms.zone);
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
