import { useMemo } from 'preact/hooks';
import type { Millis } from '@/utils/domain/time';
import { inTheirShoes, type ShoesInput } from '@/utils/voice/in-their-shoes';
import type { TimeLine } from '@/utils/voice/time-line';
import { InTheirShoes } from './InTheirShoes';
import { entriesById } from './time-line-entry';

export interface ShoesProps extends ShoesInput {
  readonly timeLine: TimeLine;
  /** What waits, waits until then. */
  readonly at: Millis;
}

/** What it is like to be this customer, reckoned where it is shown: the panel opens without it. */
export function Shoes({ interactions, voices, today, timeLine, at }: ShoesProps) {
  const shoes = useMemo(() => inTheirShoes({ interactions, voices, today }), [interactions, voices, today]);
  const entryFor = useMemo(() => entriesById(timeLine, today), [timeLine, today]);
  return <InTheirShoes shoes={shoes} at={at} entryFor={entryFor} />;
}
