import { countBelow } from '../numeric/sorted';

/** Customers of high or low margin, with open needs or without. */
export const quadrants = ['highOpen', 'highNone', 'lowOpen', 'lowNone'] as const;
export type Quadrant = (typeof quadrants)[number];

export interface QuadrantSum {
  readonly customers: number;
  readonly margin: number;
  readonly needs: number;
}

export interface Quadrants {
  /** The margin in the middle: half of the customers are at or above it. */
  readonly middle: number;
  readonly sums: Readonly<Record<Quadrant, QuadrantSum>>;
  /** By slot, a place in `quadrants` and 1; 0 where the margin is not known. */
  readonly of: Uint8Array<ArrayBuffer>;
  /** Where the margin of each stands among all, 0 lowest to 1 highest; NaN where it is not known. */
  readonly height: Float32Array<ArrayBuffer>;
}

/** Sorts customers by what they bring and by what they still need. Undefined where nobody's margin is known. */
export function quadrantsOf(margin: Float64Array, openNeeds: Uint16Array): Quadrants | undefined {
  const sorted = margin.filter((each) => !Number.isNaN(each)).sort();
  if (sorted.length === 0) return undefined;
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const of = new Uint8Array(margin.length);
  const height = new Float32Array(margin.length).fill(Number.NaN);
  const sums = Object.fromEntries(quadrants.map((name) => [name, { customers: 0, margin: 0, needs: 0 }])) as Record<
    Quadrant,
    { customers: number; margin: number; needs: number }
  >;
  for (const [slot, own] of margin.entries()) {
    if (Number.isNaN(own)) continue;
    const needs = openNeeds[slot] ?? 0;
    const place = (own >= middle ? 0 : 2) + (needs > 0 ? 0 : 1);
    of[slot] = place + 1;
    const sum = sums[quadrants[place] ?? 'highOpen'];
    sum.customers += 1;
    sum.margin += own;
    sum.needs += needs;
    height[slot] = sorted.length === 1 ? 1 : countBelow(sorted, own, false) / (sorted.length - 1);
  }
  return { middle, sums, of, height };
}
