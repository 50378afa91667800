import { addMonths, civilDateAt, type Millis } from './time';

/** How long contacts with customers are kept, in years. */
export const retentionPeriods = ['forever', 1, 2, 3, 5] as const;
export type Retention = (typeof retentionPeriods)[number];

/** The moment before which contacts go: the beginning of the same day so many years ago. Undefined where all are kept. */
export function keptSince(period: Retention, now: Millis): Millis | undefined {
  if (period === 'forever') return undefined;
  // Without a zone: as the user's clock has it.
  return Date.parse(`${addMonths(civilDateAt(now), -12 * period)}T00:00`) as Millis;
}
