import { ledgerKinds } from '@/utils/domain/ledger-entry';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import { type Cohort, nameOf, type Period, periodOf } from '../cohorts';
import type { SpanBooks, Terms } from './span-books';
import { eachRow } from './span-rows';

const REVENUE = ledgerKinds.indexOf('revenue');
/** As many periods as a mask has bits; who first bought before the oldest belongs to none of the cohorts. */
const MOST = 31;

/** Counts cohorts span by span, without an object for each entry: what `cohortsOf` says of the last periods. */
export interface CohortCounts {
  add(books: SpanBooks, terms: Terms): void;
  /** Oldest first. */
  cohorts(): Cohort[];
}

export function createCohortCounts(period: Period, asOf: CivilDate, periods = 12): CohortCounts {
  const length = Math.min(periods, MOST);
  const now = periodOf(dayNumber(asOf), period);
  const today = dayNumber(asOf);
  const sizes = new Uint32Array(length);
  // By the age of the cohort's first period and of the other one: 0 is the running period.
  const active = new Uint32Array(length * length);
  const left = new Uint32Array(length * length);

  const take = (mask: number) => {
    const first = 31 - Math.clz32(mask);
    const last = 31 - Math.clz32(mask & -mask);
    sizes[first] = (sizes[first] ?? 0) + 1;
    for (let age = first; age >= 0; age -= 1) {
      const at = first * length + age;
      if (mask & (1 << age)) active[at] = (active[at] ?? 0) + 1;
      if (age >= last) left[at] = (left[at] ?? 0) + 1;
    }
  };
  return {
    add(books, terms) {
      const masks = new Uint32Array(books.count);
      const isOlder = new Uint8Array(books.count);
      eachRow(books.pages, books, terms, ({ at, on, kind }) => {
        if (kind !== REVENUE || on > today) return;
        const age = now - periodOf(on, period);
        if (age < length) masks[at] = (masks[at] ?? 0) | (1 << age);
        else isOlder[at] = 1;
      });
      for (const [at, mask] of masks.entries()) if (mask !== 0 && isOlder[at] === 0) take(mask);
    },
    cohorts: () =>
      Array.from({ length }, (_, index) => length - 1 - index).flatMap((first): Cohort[] => {
        const size = sizes[first] ?? 0;
        const row = (of: Uint32Array) => Array.from({ length: first + 1 }, (_, index) => of[first * length + first - index] ?? 0);
        return size === 0 ? [] : [{ period: nameOf(now - first, period), size, active: row(active), left: row(left) }];
      }),
  };
}
