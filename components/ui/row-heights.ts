import { rowAt } from './windowing';

/** Where every row begins, guessed until its height was measured. Changed in place: ten thousand rows are reckoned with at every scroll. */
export interface RowHeights {
  /** Where each row begins, and behind the last one where all end. */
  readonly offsets: Float64Array;
  readonly heights: Float64Array;
}

/** The heights of these rows: those known by their key, the others as guessed. */
export function rowHeights(keys: readonly string[], known: ReadonlyMap<string, number>, guess: (index: number) => number): RowHeights {
  const rows = {
    heights: Float64Array.from(keys, (key, index) => known.get(key) ?? guess(index)),
    offsets: new Float64Array(keys.length + 1),
  };
  addUp(rows, 0);
  return rows;
}

/** Adds the heights up again, from that row on. */
export function addUp({ heights, offsets }: RowHeights, from: number): void {
  for (let index = from; index < heights.length; index++) offsets[index + 1] = (offsets[index] ?? 0) + (heights[index] ?? 0);
}

/** The first row in view, and how far it is scrolled out. */
export interface Anchor {
  readonly key: string;
  readonly within: number;
}

export function anchorAt({ offsets }: RowHeights, keys: readonly string[], top: number): Anchor | undefined {
  const row = rowAt(offsets, top);
  return top <= 0 ? undefined : { key: keys[row] ?? '', within: top - (offsets[row] ?? 0) };
}
