import type { CivilDate } from '@/utils/domain/time';
import { fifths, type Segment, segmentOf, segments } from '../rfm';
import { daysUntil } from './days';
import type { OrderColumns } from './order-data';

/** The RFM segment of each customer, a place in `segments` and 1: 0 for who never bought. Money is the mean net revenue of a repeat day. */
export function segmentsIn({ lastOn, days, repeatRevenue }: OrderColumns, asOf: CivilDate): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(days.length);
  const buyers = Uint32Array.from(days.keys()).filter((slot) => (days[slot] ?? 0) > 0);
  const ageOf = daysUntil(asOf);
  const scores = {
    r: fifths(Float64Array.from(buyers, (slot) => -ageOf(lastOn[slot] ?? 0))),
    f: fifths(Float64Array.from(buyers, (slot) => (days[slot] ?? 0) - 1)),
    m: fifths(Float64Array.from(buyers, (slot) => meanOf(repeatRevenue[slot] ?? Number.NaN, (days[slot] ?? 0) - 1))),
  };
  for (const [index, slot] of buyers.entries()) {
    const segment: Segment = segmentOf({ r: scores.r[index] ?? 1, f: scores.f[index] ?? 1, m: scores.m[index] ?? 1 });
    found[slot] = segments.indexOf(segment) + 1;
  }
  return found;
}

/** Who has no repeat day, or one of unknown amount, counts as the lowest: as in `scoresOf`. */
const meanOf = (total: number, repeats: number): number => (repeats === 0 || Number.isNaN(total) ? 0 : total / repeats);
