import type { Brand } from './brand';

/** A day in the user's calendar, `YYYY-MM-DD`, without a zone: the day an invoice bears. */
export type CivilDate = Brand<string, 'CivilDate'>;

/** A moment, in milliseconds since 1970 UTC. */
export type Millis = Brand<number, 'Millis'>;

export const DAY = 86_400_000;

/** The moment that `date` stands for. */
export const millisOf = (date: Date): Millis => date.getTime() as Millis;

/** The day that `text` (`YYYY-MM-DD`, also with a time behind it) names, or undefined where the calendar has no such day. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text.trim());
  return parts ? civilDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

/** The day of that year, month (1–12) and day, or undefined where there is none. */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  if (!(year >= 100 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(month, year))) return undefined;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` as CivilDate;
}

/** Days of the month (1–12). Importing reads dates by the million, and making a `Date` of each costs most of the time. */
function lengthOf(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The day it is at `moment` in `zone` (an IANA name; the machine's own where absent). */
export function civilDateAt(moment: Millis, zone?: string): CivilDate {
  if (zone === undefined) return ownDay(new Date(moment));
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat('en', { ...options, calendar: 'gregory', numberingSystem: 'latn' }).formatToParts(moment);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` as CivilDate;
}

/** The same day as the number YYYYMMDD: of a million moments without a text for each. */
export function dayNumberAt(moment: Millis, zone?: string): number {
  if (zone !== undefined) return dayNumber(civilDateAt(moment, zone));
  const date = new Date(moment);
  return (date.getFullYear() * 100 + date.getMonth() + 1) * 100 + date.getDate();
}

/** A hundred times as fast as a formatter, for time lines of thousands. */
const ownDay = (date: Date): CivilDate =>
  [String(date.getFullYear()).padStart(4, '0'), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-') as CivilDate;

/** Noon UTC of the day: a moment for records that know only their day, inside that day in nearly every zone. */
export const noonOf = (date: CivilDate): Millis => (startOf(date) + DAY / 2) as Millis;

export const addDays = (date: CivilDate, days: number): CivilDate => fromUtc(new Date(startOf(date) + days * DAY));

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromUtc(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, lastDay))));
}

/** Whole days from `from` to `to`. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => Math.round((startOf(to) - startOf(from)) / DAY);

/** The day as the number YYYYMMDD: a year more is 10 000 more. */
export const dayNumber = (date: CivilDate): number => Number(date.slice(0, 4) + date.slice(5, 7) + date.slice(8));

/** The day of that number. */
export function dayNumbered(number: number): CivilDate {
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as CivilDate;
}

/** The month of the day, `YYYY-MM`. */
export const monthOf = (date: CivilDate): string => date.slice(0, 7);

const startOf = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (date: Date): CivilDate => date.toISOString().slice(0, 10) as CivilDate;
