/** Profits of a whole base, kept sorted: a rank is a search, a change is two and a shift of memory. */
export interface Ranking {
  readonly size: number;
  /** 1 for the highest; equal profits share a rank. */
  rankOf(profit: number): number;
  add(profit: number): void;
  /** Takes out one such profit; false where there is none. */
  remove(profit: number): boolean;
  /** All of them, the highest first. */
  descending(): Float64Array;
}

/** Profits in minor units of one currency: whole numbers that a double holds exactly. */
export function createRanking(profits: Iterable<number> = []): Ranking {
  let sorted = Float64Array.from(profits).sort();
  let { length: size } = sorted;
  /** How many are below (or, `isThrough`, not above) the profit. */
  const below = (profit: number, isThrough: boolean): number => {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = sorted[middle] ?? 0;
      if (value < profit || (isThrough && value === profit)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    get size() {
      return size;
    },
    rankOf: (profit) => size - below(profit, true) + 1,
    add(profit) {
      const at = below(profit, false);
      if (size === sorted.length) {
        const wider = new Float64Array(Math.ceil(size * 1.5) + 16);
        wider.set(sorted);
        sorted = wider;
      }
      sorted.copyWithin(at + 1, at, size);
      sorted[at] = profit;
      size += 1;
    },
    remove(profit) {
      const at = below(profit, false);
      if (at >= size || sorted[at] !== profit) return false;
      sorted.copyWithin(at, at + 1, size);
      size -= 1;
      return true;
    },
    descending: () => sorted.slice(0, size).reverse(),
  };
}
