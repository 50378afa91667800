import { err, ok, type Result } from '@/utils/domain/result';
import { type CivilDate, civilDate, type Millis, noonOf, parseCivilDate } from '@/utils/domain/time';
import { monthOfWord } from './months';

/**
 * Which comes first in a file's dates with strokes, as `05/06/2026`; undefined where the file does not tell. Then such a date is
 * refused unless it can be read one way only: a guess would put an invoice into another month. ISO dates and dates with dots
 * (`31.12.2026`, always day first) never need it.
 */
export type DateOrder = 'day-first' | 'month-first' | undefined;

/** How many dates of a file can only be read day first, only month first, and either way with another meaning. */
export interface DateEvidence {
  dayFirst: number;
  monthFirst: number;
  either: number;
}

export type DateError = 'not-a-date' | 'ambiguous-date';

export const noDateEvidence = (): DateEvidence => ({ dayFirst: 0, monthFirst: 0, either: 0 });

/** Adds what `cell` tells. */
export function weighDate(evidence: DateEvidence, cell: string): void {
  const parts = STROKES.exec(cell);
  if (!parts) return;
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  if (first > 12) evidence.dayFirst += 1;
  else if (second > 12) evidence.monthFirst += 1;
  else if (first !== second) evidence.either += 1;
}

/** A file that speaks both ways is not trusted in either: then only dates that can be read one way are taken. */
export function dateOrder({ dayFirst, monthFirst }: DateEvidence): DateOrder {
  if (dayFirst > 0 && monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'day-first' : monthFirst > 0 ? 'month-first' : undefined;
}

/**
 * The day in a cell: `2026-12-31` (also with a time), `2026/12/31`, `20261231`, `2026年12月31日`, `31.12.2026`, `31.12.26`, `31/12/2026`,
 * `12/31/26`, `31 Dec 2026`, `Dec 31, 2026`, `31. Dezember 2026`.
 */
export function parseDay(cell: string, order: DateOrder): Result<CivilDate, DateError> {
  const text = cell.trim();
  const plain = parseCivilDate(text) ?? yearFirst(text) ?? withDots(text) ?? inWords(text);
  if (plain !== undefined) return ok(plain);
  const [, first, second, year = ''] = STROKES.exec(text) ?? [];
  const dayFirst = civilDate(fullYear(year), Number(second), Number(first));
  const monthFirst = civilDate(fullYear(year), Number(first), Number(second));
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) {
    const only = dayFirst ?? monthFirst;
    return only === undefined ? err('not-a-date') : ok(only);
  }
  return order === undefined ? err('ambiguous-date') : ok(order === 'day-first' ? dayFirst : monthFirst);
}

/** The moment in a cell: its day, and the time behind it in the zone that it names, else in this machine's; noon where it has no time. */
export function parseMoment(cell: string, order: DateOrder): Result<Millis, DateError> {
  const day = parseDay(cell, order);
  if (!day.ok) return day;
  const [, hours, minutes, seconds = '0', half, zone] = TIME.exec(cell) ?? [];
  if (hours === undefined) return ok(noonOf(day.value));
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59) return err('not-a-date');
  const [year = 0, month = 1, date = 1] = day.value.split('-').map(Number);
  const clock = [year, month - 1, date, hour, Number(minutes), Number(seconds)] as const;
  return ok((zone === undefined ? new Date(...clock).getTime() : Date.UTC(...clock) - offsetOf(zone)) as Millis);
}

/** Day, month and year with `/` or `-` between, and perhaps a time. A year of two digits stands behind a stroke only. */
const STROKES = /^\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4}|(?<=\/)\d{2})(?:[ ,T].*)?\s*$/;
const TIME = /[ T日,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s*$/i;

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function withDots(text: string): CivilDate | undefined {
  const [, day, month, year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:[ ,T].*)?$/.exec(text) ?? [];
  return day === undefined ? undefined : civilDate(fullYear(year), Number(month), Number(day));
}

function yearFirst(text: string): CivilDate | undefined {
  const [, year, month, day] =
    /^(\d{4})[/.年-]\s?(\d{1,2})[/.月-]\s?(\d{1,2})日?(?:[ ,T].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return year === undefined ? undefined : civilDate(Number(year), Number(month), Number(day));
}

/** `31 Dec 2026`, `31. Dezember 2026`, `31 de diciembre de 2026`, `Dec 31, 2026`. */
function inWords(text: string): CivilDate | undefined {
  const [, day, word = '', year] = /^(\d{1,2})\.?[ -](?:de )?(\p{L}{3,12})\.?,?[ -](?:de )?(\d{4})(?:[ ,T].*)?$/u.exec(text) ?? [];
  if (day !== undefined) return civilDate(Number(year), monthOfWord(word) ?? 0, Number(day));
  const [, name = '', date, age] = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,T].*)?$/u.exec(text) ?? [];
  return date === undefined ? undefined : civilDate(Number(age), monthOfWord(name) ?? 0, Number(date));
}

/** Milliseconds by which a zone's clock is ahead of UTC. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
