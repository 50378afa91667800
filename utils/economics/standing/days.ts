import { type CivilDate, dayNumberAt, dayNumbered, daysBetween, type Millis } from '@/utils/domain/time';

/** A year, where days are the numbers YYYYMMDD: windows of twelve months end alike, as no day lies between a 29 February and 1 March. */
export const YEAR = 10_000;

/** A day that never comes. */
export const NEVER = 99_999_999;

/** Days from a day (YYYYMMDD) to that one; each day is reckoned once. */
export function daysUntil(asOf: CivilDate): (on: number) => number {
  const known = new Map<number, number>();
  return (on) => {
    const age = known.get(on) ?? daysBetween(dayNumbered(on), asOf);
    known.set(on, age);
    return age;
  };
}

/** Since then all clocks of the world have been set to whole quarters of an hour: 1973. */
const SINCE = 94_694_400_000;
const QUARTER = 900_000;

/** The day of a moment as the number YYYYMMDD, of millions of moments: each quarter of an hour is looked up once. */
export function dayNumbersIn(zone: string | undefined): (moment: number) => number {
  const known = new Map<number, number>();
  return (moment) => {
    if (!(moment >= SINCE)) return dayNumberAt(moment as Millis, zone);
    const quarter = Math.floor(moment / QUARTER);
    let day = known.get(quarter);
    if (day === undefined) {
      day = dayNumberAt(moment as Millis, zone);
      known.set(quarter, day);
    }
    return day;
  };
}
