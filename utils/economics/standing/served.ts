import { type Channel, channels } from '@/utils/domain/interaction';
import { shareMarks } from '@/utils/domain/standing';
import { addDays, dayNumber } from '@/utils/domain/time';
import { rateOf, secondsOf } from '../cost-to-serve';
import { dayNumbersIn, YEAR } from './days';
import type { SpanBooks, Terms } from './span-books';
import { createSums, type Sums } from './sums';

/** What contacts of the last twelve months add to each customer of a span, by place. */
export interface Served {
  /** Seconds times what an hour of each costs, in minor units of what our time costs. */
  readonly time: Sums;
  /** Of `shareMarks`, what contacts decide. */
  readonly marks: Uint16Array;
}

const { contactsNow, minutesUnknownNow } = shareMarks;
const NOTE = channels.indexOf('note');
const placeOf = new Map<Channel, number>(channels.map((channel, place) => [channel, place]));

/** Adds the contacts of a span up, and brings each first day of change in `changesOn` forward to when they, or what they cost, change. */
export function servedOf({ first, count, interactions, contacts = [] }: SpanBooks, terms: Terms, changesOn: Uint32Array): Served {
  const { serviceCost } = terms;
  const today = dayNumber(terms.today);
  const rates = channels.map((channel) => rateOf(channel, serviceCost));
  const usual = channels.map((channel) => secondsOf({ channel }, serviceCost));
  const dayOf = dayNumbersIn(terms.zone);
  const tomorrow = terms.currency === serviceCost.currency ? undefined : dayNumber(addDays(terms.today, 1));
  const time = createSums(count);
  const marks = new Uint16Array(count);
  const changesBy = (at: number, on: number) => {
    if (on < (changesOn[at] ?? 0)) changesOn[at] = on;
  };
  const take = (at: number, moment: number, channel: number, minutes: number) => {
    const isUnknown = Number.isNaN(minutes);
    // A note costs only the time logged on it.
    if (channel === NOTE && isUnknown) return;
    const on = dayOf(moment);
    if (on <= today - YEAR) return;
    changesBy(at, on > today ? on : on + YEAR);
    if (on > today) return;
    if (tomorrow !== undefined) changesBy(at, tomorrow);
    time.add(at, (isUnknown ? (usual[channel] ?? 0) : Math.round(minutes * 60)) * (rates[channel] ?? 0));
    marks[at] = (marks[at] ?? 0) | contactsNow | (isUnknown ? minutesUnknownNow : 0);
  };
  for (const [slot, own] of interactions ?? []) {
    for (const { at, channel, minutes = Number.NaN, status } of own) {
      if (status !== 'planned') take(slot - first, at, placeOf.get(channel) ?? 0, minutes);
    }
  }
  for (const { slot, at, channel, minutes, isPlanned } of contacts) {
    for (let row = 0; row < slot.length; row += 1) {
      const place = (slot[row] ?? 0) - first;
      if (isPlanned[row] === 1 || place < 0 || place >= count) continue;
      take(place, at[row] ?? 0, channel[row] ?? 0, minutes[row] ?? 0);
    }
  }
  return { time, marks };
}
