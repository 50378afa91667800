import { countBelow } from '../numeric/sorted';

/** So many customers, the most profitable first, bring so much together, in minor units. */
export interface WhalePoint {
  readonly customers: number;
  readonly sum: number;
}

/** What a base earns, added up from its most profitable customer to its costliest. */
export interface Whale {
  /** Customers whose margin is known. */
  readonly of: number;
  readonly total: number;
  /** Those who cost more than they bring, and what they cost together: nought or less. */
  readonly losing: number;
  readonly loss: number;
  /** A fifth of the customers, rounded up. */
  readonly first: WhalePoint;
  /** From nobody to all: every customer of a small base, of a large one about `POINTS` and the highest. */
  readonly points: readonly WhalePoint[];
  /** By tenths of the customers; of a base smaller than that every customer. */
  readonly tenths: readonly WhalePoint[];
}

const POINTS = 200;

/** The whale curve of these margins (Kaplan & Narayanan); NaN is nobody. Undefined where nobody's margin is known. */
export function whaleOf(margins: Float64Array): Whale | undefined {
  // Ascending, by the engine's own sort of numbers: NaN stands last, and is cut off.
  const sorted = margins.filter((margin) => !Number.isNaN(margin)).sort();
  const of = sorted.length;
  if (of === 0) return undefined;
  const gaining = of - countBelow(sorted, 0, true);
  const losing = countBelow(sorted, 0, false);
  const fifth = Math.ceil(of / 5);
  const wanted = new Set([...evenly(of, POINTS), gaining]);
  const tenths = new Set(evenly(of, 10));
  const found = new Map<number, number>([[0, 0]]);
  let sum = 0;
  for (let customers = 1; customers <= of; customers += 1) {
    sum += sorted[of - customers] ?? 0;
    if (wanted.has(customers) || tenths.has(customers) || customers === fifth || customers === of - losing) found.set(customers, sum);
  }
  const at = (customers: number): WhalePoint => ({ customers, sum: found.get(customers) ?? 0 });
  return {
    ...{ of, total: sum, losing, loss: sum - at(of - losing).sum, first: at(fifth) },
    points: [0, ...[...wanted].filter((customers) => customers > 0).sort((a, b) => a - b)].map(at),
    tenths: [...tenths].map(at),
  };
}

/** At most so many numbers from 1 to `of`, evenly apart, the last one included. */
function evenly(of: number, most: number): number[] {
  const count = Math.min(of, most);
  return Array.from({ length: count }, (_, index) => Math.ceil((of * (index + 1)) / count));
}
