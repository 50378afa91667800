/** How many of these ascending numbers are below the limit, or at it where it is included. */
export function countBelow(sorted: Float64Array, limit: number, isIncluded: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value < limit || (isIncluded && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
