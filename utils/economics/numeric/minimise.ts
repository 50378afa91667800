import { dot, type Matrix, sizeOf, times } from './linear';

/** A smooth function of several numbers with its gradient. */
export type Objective = (point: readonly number[]) => { readonly value: number; readonly gradient: readonly number[] };

export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
}

/** No component moves further in one step: a model's likelihood is only quadratic nearby. */
const LONGEST = 1.5;
const ITERATIONS = 300;

/**
 * The point near `start` where the gradient vanishes, by BFGS with a backtracking line search (Nocedal & Wright 2006, algorithm 6.1 and
 * 3.1). Yields the largest component of the gradient before each step. Stops where no step leads down any more: the caller looks at the
 * gradient.
 */
export function* minimise(objective: Objective, start: readonly number[], tolerance: number): Generator<number, Minimum> {
  let here: Minimum = { point: start, ...objective(start) };
  let inverse: Matrix | undefined;
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const slope = sizeOf(here.gradient);
    yield slope;
    if (!(slope > tolerance)) return here;
    const down = inverse === undefined ? undefined : times(inverse, here.gradient).map((value) => -value);
    const isDown = down !== undefined && dot(down, here.gradient) < 0;
    const direction = isDown ? down : here.gradient.map((value) => -value);
    const next = stepAlong(objective, here, shortened(direction));
    if (next === undefined && !isDown) return here;
    inverse = next === undefined ? undefined : updated(isDown ? inverse : undefined, here, next);
    here = next ?? here;
  }
  return here;
}

function shortened(direction: readonly number[]): readonly number[] {
  const size = sizeOf(direction);
  return size <= LONGEST ? direction : direction.map((value) => (value * LONGEST) / size);
}

/** The first point on the way that is lower by a fair part of what the slope promises (Armijo). */
function stepAlong(objective: Objective, here: Minimum, direction: readonly number[]): Minimum | undefined {
  const slope = dot(direction, here.gradient);
  for (let length = 1; length > 1e-10; length /= 2) {
    const point = here.point.map((value, index) => value + length * (direction[index] ?? 0));
    const there = objective(point);
    if (there.value <= here.value + 1e-4 * length * slope) return { point, ...there };
  }
  return undefined;
}

/** The inverse Hessian after a step (Nocedal & Wright 6.17, first scaled by 6.20); as it was where the step shows no curvature. */
function updated(inverse: Matrix | undefined, from: Minimum, to: Minimum): Matrix | undefined {
  const s = to.point.map((value, index) => value - (from.point[index] ?? 0));
  const y = to.gradient.map((value, index) => value - (from.gradient[index] ?? 0));
  const curvature = dot(s, y);
  if (!(curvature > 0)) return inverse;
  const scale = curvature / dot(y, y);
  const before = inverse ?? s.map((_, row) => s.map((__, column) => (row === column ? scale : 0)));
  const shifted = times(before, y);
  const factor = (1 + dot(y, shifted) / curvature) / curvature;
  return before.map((row, i) =>
    row.map((value, j) => {
      const [si = 0, sj = 0, yi = 0, yj = 0] = [s[i], s[j], shifted[i], shifted[j]];
      return value + factor * si * sj - (yi * sj + si * yj) / curvature;
    }),
  );
}
