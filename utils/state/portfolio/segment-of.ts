import { type Segment, segments } from '@/utils/economics/rfm';
import type { Customers } from './portfolio';

/** How the customer in that slot buys; undefined for who never bought. */
export const segmentOf = ({ segments: places }: Pick<Customers, 'segments'>, slot: number | undefined): Segment | undefined =>
  slot === undefined ? undefined : segments[(places[slot] ?? 0) - 1];
