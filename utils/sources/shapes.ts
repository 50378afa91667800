import * as v from 'valibot';
import { parseEmail } from '@/utils/domain/email';
import { parseCurrency } from '@/utils/domain/money';
import { type Millis, parseCivilDate } from '@/utils/domain/time';

/* Pieces that the answers of vendors are made of. Each refuses what it cannot mean; none guesses. */

/** What `parse` makes of a value; what it makes nothing of is refused. */
const parsed = <From, To>(parse: (value: From) => To | undefined, what: string) =>
  v.rawTransform<From, To>(({ dataset, addIssue, NEVER }) => {
    const value = parse(dataset.value);
    if (value !== undefined) return value;
    addIssue({ message: `no ${what}` });
    return NEVER;
  });

/** Text that may be missing: empty then. */
export const words = v.pipe(v.nullish(v.string(), ''), v.trim());

/** An id, which some write as a number. */
export const id = v.pipe(v.union([v.pipe(v.string(), v.minLength(1)), v.pipe(v.number(), v.safeInteger())]), v.transform(String));

/** A moment in ISO 8601, `2026-11-03T09:14:00Z`, also with a space; without a zone it is UTC, as the vendors here mean it. */
export const instant = v.pipe(v.string(), parsed(momentOf, 'moment'));

/** A moment in seconds since 1970. */
export const unixSeconds = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(8.64e12),
  v.transform((seconds) => Math.round(seconds * 1000) as Millis),
);

/** A day, `2026-11-03`, also with a time behind it. */
export const day = v.pipe(v.string(), parsed(parseCivilDate, 'day'));

/** An ISO 4217 code in any case. */
export const currency = v.pipe(v.string(), parsed(parseCurrency, 'currency'));

/** A mail address; undefined where the field holds none. */
export const email = v.pipe(words, v.transform(parseEmail));

/** A decimal number as text, which some write as a number. A seventh digit is the dust of somebody's floating point. */
export const decimal = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.minValue(-1e15), v.maxValue(1e15))]),
  v.transform((written) => (typeof written === 'number' ? written.toFixed(6) : written.trim())),
  v.regex(/^[-+]?\d{1,16}(?:\.\d*)?$/),
);

/** A list that some leave out where it is empty. */
export const list = <const Item extends v.GenericSchema>(item: Item) => v.nullish(v.array(item), []);

function momentOf(written: string): Millis | undefined {
  const text = written.trim().replace(' ', 'T');
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const moment = Date.parse(text.length <= 10 || /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : (moment as Millis);
}
