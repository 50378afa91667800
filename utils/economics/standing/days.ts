import { type CivilDate, dayNumbered, daysBetween } from '@/utils/domain/time';

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
