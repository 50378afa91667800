import { err, ok, type Result } from '@/utils/domain/result';
import { type CivilDate, civilDate, parseCivilDate } from '@/utils/domain/time';

/**
 * Which comes first in a file's dates with strokes, as `05/06/2026`; undefined where the file does not tell. Then such a date is
 * refused unless it can be read one way only: a guess would put an invoice into another month. ISO dates and dates with dots
 * (`31.12.2026`, always day first) never need it.
 */
export type DateOrder = 'day-first' | 'month-first' | undefined;

/** How many dates of a file can only be read day first, and month first. */
export interface DateEvidence {
  dayFirst: number;
  monthFirst: number;
}

export const noDateEvidence = (): DateEvidence => ({ dayFirst: 0, monthFirst: 0 });

/** Adds what `cell` tells. */
export function weighDate(evidence: DateEvidence, cell: string): void {
  const parts = STROKES.exec(cell.trim());
  if (!parts) return;
  if (Number(parts[1]) > 12) evidence.dayFirst += 1;
  else if (Number(parts[2]) > 12) evidence.monthFirst += 1;
}

/** A file that speaks both ways is not trusted in either: then only dates that can be read one way are taken. */
export function dateOrder({ dayFirst, monthFirst }: DateEvidence): DateOrder {
  if (dayFirst > 0 && monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'day-first' : monthFirst > 0 ? 'month-first' : undefined;
}

/** The day in a cell: `2026-12-31` (also with a time), `2026/12/31`, `20261231`, `31.12.2026`, `31.12.26`, `31/12/2026`, `12/31/2026`. */
export function parseDay(cell: string, order: DateOrder): Result<CivilDate, 'not-a-date' | 'ambiguous-date'> {
  const text = cell.trim();
  const plain = parseCivilDate(text.replace(/^(\d{4})[/.](\d{2})[/.](\d{2})|^(\d{4})(\d{2})(\d{2})$/, '$1$4-$2$5-$3$6')) ?? withDots(text);
  if (plain !== undefined) return ok(plain);
  const [, first, second, year] = STROKES.exec(text) ?? [];
  const dayFirst = civilDate(Number(year), Number(second), Number(first));
  const monthFirst = civilDate(Number(year), Number(first), Number(second));
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) {
    const only = dayFirst ?? monthFirst;
    return only === undefined ? err('not-a-date') : ok(only);
  }
  return order === undefined ? err('ambiguous-date') : ok(order === 'day-first' ? dayFirst : monthFirst);
}

/** Day, month and year with `/` or `-` between, and perhaps a time. */
const STROKES = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,T].*)?$/;

function withDots(text: string): CivilDate | undefined {
  const [, day, month, year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:[ ,T].*)?$/.exec(text) ?? [];
  return day === undefined ? undefined : civilDate(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
}
