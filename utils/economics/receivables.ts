import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency, Money } from '@/utils/domain/money';
import { type CivilDate, daysBetween } from '@/utils/domain/time';
import type { Exchange } from './exchange';
import { type Figure, type MissingInput, type MoneyFigure, missingFigure } from './figure';
import { sumOfMinor } from './numeric/exact';

/** What a customer still owes. */
export interface Receivables {
  readonly open: MoneyFigure;
  /** Of that, what should have been paid before today; credit that is due counts against it. */
  readonly overdue: MoneyFigure;
  /** Days since the oldest amount that is overdue was due; 0 where none is. */
  readonly daysOverdue: Figure;
}

export interface ReceivablesInput {
  readonly entries: readonly LedgerEntry[];
  /** Whether our books tell what is owed at all: then a customer without such entries owes nothing, else nobody knows. */
  readonly isTold: boolean;
  readonly asOf: CivilDate;
  readonly currency: Currency;
  readonly exchange: Exchange;
}

/** A receivable is due on its day, and overdue from the day after. One without such a day makes what is overdue an estimate, and only such ones missing. */
export function receivablesOf({ entries, isTold, asOf, currency, exchange }: ReceivablesInput): Receivables {
  const owed = entries.filter(({ kind, on }) => kind === 'receivable' && on <= asOf);
  const late = owed.filter(({ dueOn }) => dueOn !== undefined && dueOn < asOf);
  const dated = owed.filter(({ dueOn }) => dueOn !== undefined);
  const isDated = dated.length === owed.length;
  const lack: readonly MissingInput[] = !isTold ? ['receivables'] : dated.length === 0 && owed.length > 0 ? ['dueDate'] : [];
  const sum = (some: readonly LedgerEntry[], isSure: boolean, without: readonly MissingInput[]): MoneyFigure => {
    const trace = some.map(({ id }) => id);
    const none = (missing: readonly MissingInput[]) => ({ ...missingFigure('ledger', asOf, missing, trace), currency });
    if (without.length > 0) return none(without);
    const amounts: (Money | undefined)[] = some.map(({ minor, currency: from, on }) => exchange({ minor, currency: from }, currency, on));
    if (amounts.includes(undefined)) return none(['rate']);
    const minor = sumOfMinor(amounts.map((amount) => amount?.minor ?? 0));
    if (minor === undefined) return none(['tooLarge']);
    const rest = isSure ? ({ state: 'measured', missing: [] } as const) : ({ state: 'estimated', missing: ['dueDate'] } as const);
    return { value: { minor, currency }, currency, method: 'ledger', asOf, trace, ...rest };
  };
  const overdue = sum(late, isDated, lack);
  const oldest = late.flatMap(({ dueOn, minor }) => (dueOn !== undefined && minor > 0 ? dueOn : [])).sort()[0];
  const { state, method, trace, missing } = overdue;
  const days = oldest === undefined ? 0 : daysBetween(oldest, asOf);
  return {
    open: sum(owed, true, isTold ? [] : ['receivables']),
    overdue,
    daysOverdue: {
      value: lack.length > 0 ? null : days,
      state: lack.length > 0 ? 'missing' : isDated ? 'measured' : state,
      method,
      asOf,
      trace,
      missing: lack.length > 0 ? lack : isDated ? [] : missing,
    },
  };
}
