import { addDays, addMonths, type CivilDate, civilDate } from '@/utils/domain/time';

/** A span of days, both ends included; `from` null means everything up to `to`. */
export interface Window {
  readonly from: CivilDate | null;
  readonly to: CivilDate;
}

export const isInside = (on: CivilDate, { from, to }: Window): boolean => on <= to && (from === null || on >= from);

/** The twelve months that end with `asOf`. */
export const lastTwelveMonths = (asOf: CivilDate): Window => ({ from: addDays(addMonths(asOf, -12), 1), to: asOf });

/** The calendar year of the day, up to it. */
export const calendarYear = (asOf: CivilDate): Window => ({ from: civilDate(Number(asOf.slice(0, 4)), 1, 1) ?? null, to: asOf });

/** All that happened until the day. */
export const lifetime = (asOf: CivilDate): Window => ({ from: null, to: asOf });

/** The spans that figures are shown over. */
export const windows = { twelveMonths: lastTwelveMonths, calendarYear, lifetime } as const;

/** The twelve months before those. */
export const yearBefore = (asOf: CivilDate): Window => ({ from: addDays(addMonths(asOf, -24), 1), to: addMonths(asOf, -12) });

/** The last twelve months as twelve windows that follow each other without a gap, oldest first. */
export function monthsOf(asOf: CivilDate): Window[] {
  return Array.from({ length: 12 }, (_, index) => ({
    from: addDays(addMonths(asOf, index - 12), 1),
    to: addMonths(asOf, index - 11),
  }));
}
