import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
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

export function retentionBetween(entries: readonly LedgerEntry[], before: Window, after: Window): Retention {
  const boughtIn = (window: Window) =>
    new Set(entries.filter((entry) => entry.kind === 'revenue' && isInside(entry.on, window)).map(({ customerId }) => customerId));
  return retentionOf(boughtIn(before), boughtIn(after), after);
}

function retentionOf(there: ReadonlySet<CustomerId>, later: ReadonlySet<CustomerId>, { to }: Window): Retention {
  const kept = [...there].filter((id) => later.has(id)).length;
  const start = there.size;
  const rate: Figure =
    start === 0
      ? missingFigure('retention', to, ['history'])
      : { value: kept / start, state: 'measured', method: 'retention', asOf: to, trace: [...there], missing: [] };
  const reckon = () => (kept < start ? start / (start - kept) : null);
  return { start, kept, rate, expectedLifetime: derive('retention', to, [rate], { reckon, otherwise: 'history' }) };
}
