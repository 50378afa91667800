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

export interface CohortOptions {
  readonly period: Period;
  readonly asOf: CivilDate;
  readonly periods?: number;
  /** How many slots there are, and with whom a slot's purchases count. */
  readonly slots: number;
  ownerOf(slot: number): number;
}

export function createCohortCounts({ period, asOf, periods = 12, slots, ownerOf }: CohortOptions): CohortCounts {
  const length = Math.min(periods, MOST);
  const today = dayNumber(asOf);
  const now = periodOf(today, period);
  // A bit for each period in which somebody bought; 0 is the running one.
  const masks = new Uint32Array(slots);
  const isOlder = new Uint8Array(slots);
  return {
    add(books, terms) {
      eachRow(books.pages, books, terms, ({ at, on, kind }) => {
        if (kind !== REVENUE || on > today) return;
        const owner = ownerOf(books.first + at);
        const age = now - periodOf(on, period);
        if (age < length) masks[owner] = (masks[owner] ?? 0) | (1 << age);
        else isOlder[owner] = 1;
      });
    },
    cohorts: () => counted(masks, isOlder, length).map(({ first, ...cohort }) => ({ period: nameOf(now - first, period), ...cohort })),
  };
}

type Counted = Omit<Cohort, 'period'> & { readonly first: number };

function counted(masks: Uint32Array, isOlder: Uint8Array, length: number): Counted[] {
  const sizes = new Uint32Array(length);
  // By the age of the cohort's first period and of the other one.
  const active = new Uint32Array(length * length);
  const left = new Uint32Array(length * length);
  for (const [slot, mask] of masks.entries()) {
    if (mask === 0 || isOlder[slot] === 1) continue;
    const first = 31 - Math.clz32(mask);
    const last = 31 - Math.clz32(mask & -mask);
    sizes[first] = (sizes[first] ?? 0) + 1;
    for (let age = first; age >= 0; age -= 1) {
      const at = first * length + age;
      if (mask & (1 << age)) active[at] = (active[at] ?? 0) + 1;
      if (age >= last) left[at] = (left[at] ?? 0) + 1;
    }
  }
  return Array.from({ length }, (_, index) => length - 1 - index).flatMap((first): Counted[] => {
    const size = sizes[first] ?? 0;
    const row = (of: Uint32Array) => Array.from({ length: first + 1 }, (_, index) => of[first * length + first - index] ?? 0);
    return size === 0 ? [] : [{ first, size, active: row(active), left: row(left) }];
  });
}
