import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import { groupBy } from './group-by';

export type Period = 'month' | 'quarter' | 'year';

/** Customers who first bought in the same period, and how they stayed. */
export interface Cohort {
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly period: string;
  readonly size: number;
  /** How many bought in that period, the next one, and so on up to the last one that is over or running; the first is `size`. */
  readonly active: readonly number[];
  /** How many bought in that period or any later one: it never rises. */
  readonly left: readonly number[];
}

/** The cohorts of a ledger up to and with `asOf`, oldest first. */
export function cohortsOf(entries: readonly LedgerEntry[], period: Period, asOf: CivilDate): Cohort[] {
  const periodsOf = new Map<CustomerId, Set<number>>();
  for (const { customerId, kind, on } of entries) {
    if (kind !== 'revenue' || on > asOf) continue;
    const periods = periodsOf.get(customerId) ?? new Set<number>();
    periodsOf.set(customerId, periods.add(periodOf(dayNumber(on), period)));
  }
  const now = periodOf(dayNumber(asOf), period);
  const cohorts = groupBy(periodsOf.values(), (periods) => Math.min(...periods));
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([first, members]) => {
      const spans = Array.from({ length: now - first + 1 }, (_, index) => first + index);
      const active = spans.map((span) => members.filter((periods) => periods.has(span)).length);
      const lasts = members.map((periods) => Math.max(...periods));
      const left = spans.map((span) => lasts.filter((last) => last >= span).length);
      return { period: nameOf(first, period), size: members.length, active, left };
    });
}

/** Periods counted through the years, so that the next one is one more; of a day as the number YYYYMMDD. */
export function periodOf(on: number, period: Period): number {
  const year = Math.floor(on / 10_000);
  const month = (Math.floor(on / 100) % 100) - 1;
  return period === 'year' ? year : period === 'quarter' ? year * 4 + Math.floor(month / 3) : year * 12 + month;
}

/** `2026-03`, `2026-Q1`, `2026`. */
export function nameOf(number: number, period: Period): string {
  if (period === 'year') return String(number);
  if (period === 'quarter') return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
