import type { Purchases } from '../purchases';

/** All that BG/NBD's likelihood sees of a base: equal histories once, and each distinct number once, so that its logarithm is taken once. */
export interface BgNbdData {
  readonly customers: number;
  readonly repeaters: number;
  /** The distinct frequencies, and how many customers have each. */
  readonly frequencies: readonly number[];
  readonly customersOf: readonly number[];
  /** The distinct recencies and ages, in weeks. */
  readonly times: readonly number[];
  /** Of each distinct history: where its three numbers stand, and how many customers have it. */
  readonly frequencyAt: Int32Array;
  readonly recencyAt: Int32Array;
  readonly ageAt: Int32Array;
  readonly weights: Float64Array;
}

export function bgnbdDataOf(histories: Iterable<Purchases>): BgNbdData {
  const frequencies = createNumbering();
  const times = createNumbering();
  const customersOf: number[] = [];
  const rows: { readonly x: number; readonly recency: number; readonly age: number; weight: number }[] = [];
  const rowOf = new Map<number, Map<number, (typeof rows)[number]>>();
  let [customers, repeaters] = [0, 0];
  for (const history of histories) {
    const x = frequencies.at(history.frequency);
    // Of a customer without a repeat purchase only the age tells.
    const [recency, age] = [times.at(history.frequency === 0 ? 0 : history.recency), times.at(history.T)];
    customers += 1;
    if (history.frequency > 0) repeaters += 1;
    customersOf[x] = (customersOf[x] ?? 0) + 1;
    const spans = rowOf.get(x) ?? new Map<number, (typeof rows)[number]>();
    rowOf.set(x, spans);
    const span = recency * 2 ** 26 + age;
    const row = spans.get(span);
    if (row !== undefined) row.weight += 1;
    else {
      const fresh = { x, recency, age, weight: 1 };
      spans.set(span, fresh);
      rows.push(fresh);
    }
  }
  return {
    customers,
    repeaters,
    frequencies: frequencies.values,
    customersOf,
    times: times.values,
    frequencyAt: Int32Array.from(rows, ({ x }) => x),
    recencyAt: Int32Array.from(rows, ({ recency }) => recency),
    ageAt: Int32Array.from(rows, ({ age }) => age),
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
}

/** Numbers distinct values in the order in which they come. */
function createNumbering() {
  const values: number[] = [];
  const indexes = new Map<number, number>();
  return {
    values,
    at(value: number): number {
      const known = indexes.get(value);
      if (known !== undefined) return known;
      indexes.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}
