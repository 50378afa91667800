import { type Millis, millisOf } from '@/utils/domain/time';

/** RFC 3339, and ISO 8601 as programs write it: never without a zone. */
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
/** A date as mails bear it (RFC 5322, section 3.3). */
const MAIL = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|Z)$/;

/** The moment that a text tells to programs; undefined where it leaves anything open: the zone, or which number is the month. */
export function instantIn(text: string): Millis | undefined {
  const exact = text.trim();
  const date = new Date(ISO.test(exact) || MAIL.test(exact) ? exact : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : millisOf(date);
}
