/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** The inverse by Gauss-Jordan elimination with pivots; undefined where there is none. For the few parameters of a model. */
export function inverseOf(matrix: Matrix): Matrix | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + below.indexOf(Math.max(...below));
    const head = rows[pivot] ?? [];
    const divisor = head[column] ?? 0;
    if (!(Math.abs(divisor) > 1e-300)) return undefined;
    const scaled = head.map((value) => value / divisor);
    rows[pivot] = rows[column] ?? [];
    rows[column] = scaled;
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = row[column] ?? 0;
      rows[index] = row.map((value, position) => value - factor * (scaled[position] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

export const times = (matrix: Matrix, vector: readonly number[]): number[] => matrix.map((row) => dot(row, vector));

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** The largest absolute value. */
export const sizeOf = (vector: readonly number[]): number => vector.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
