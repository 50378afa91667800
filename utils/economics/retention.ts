import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { CivilDate } from '@/utils/domain/time';
import { derive, type Figure, missingFigure } from './figure';
import { isInside, type Window } from './window';

/** Who of those who bought in the first span bought again in the second one. New customers do not count. */
export interface Retention {
  readonly start: number;
  readonly kept: number;
  /** kept / start, as a fraction. */
  readonly rate: Figure;
  /** 1/(1 − r), in spans; missing where everybody stayed: nothing says for how long. */
  readonly expectedLifetime: Figure;
}

export interface RetentionCounts {
  readonly start: number;
  readonly kept: number;
  /** The last day of the second span. */
  readonly to: CivilDate;
  /** Who was there at the start, where that is known. */
  readonly trace?: readonly string[];
}

export function retentionBetween(entries: readonly LedgerEntry[], before: Window, after: Window): Retention {
  const boughtIn = (window: Window) =>
    new Set(entries.filter((entry) => entry.kind === 'revenue' && isInside(entry.on, window)).map(({ customerId }) => customerId));
  const [there, later] = [boughtIn(before), boughtIn(after)];
  return retentionOf({ start: there.size, kept: [...there].filter((id) => later.has(id)).length, to: after.to, trace: [...there] });
}

/** Of customers who were counted before. */
export function retentionOf({ start, kept, to, trace = [] }: RetentionCounts): Retention {
  const rate: Figure =
    start === 0
      ? missingFigure('retention', to, ['history'])
      : { value: kept / start, state: 'measured', method: 'retention', asOf: to, trace, missing: [] };
  const reckon = () => (kept < start ? start / (start - kept) : null);
  return { start, kept, rate, expectedLifetime: derive('retention', to, [rate], { reckon, otherwise: 'history' }) };
}
