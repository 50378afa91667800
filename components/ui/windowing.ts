/** The row at that height: the last one that begins at or above it. */
export function rowAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to draw: those in view and those near it, `to` excluded. */
export function rowsBetween(offsets: Float64Array, top: number, bottom: number): { readonly from: number; readonly to: number } {
  const count = offsets.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  return { from: rowAt(offsets, top), to: Math.min(count, rowAt(offsets, bottom) + 1) };
}
