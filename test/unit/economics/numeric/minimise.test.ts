import { expect, it } from 'vitest';
import { inverseOf } from '@/utils/economics/numeric/linear';
import { minimise, type Objective } from '@/utils/economics/numeric/minimise';
import { finish } from '@/utils/economics/numeric/steps';

const rosenbrock: Objective = ([x = 0, y = 0]) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
});
const narrow: Objective = ([x = 0, y = 0, z = 0]) => ({
  value: x * x + 1e4 * y * y + (z - 3) ** 4,
  gradient: [2 * x, 2e4 * y, 4 * (z - 3) ** 3],
});

it.each([
  ['a bent valley (Rosenbrock 1960)', rosenbrock, [-1.2, 1], [1, 1], 8],
  ['a narrow one with a flat floor', narrow, [5, 1, 0], [0, 0, 3], 1],
])('finds the floor of %s', (_, objective, start, floor, digits) => {
  const { point } = finish(minimise(objective, start, 1e-9));
  for (const [index, value] of floor.entries()) expect(point[index]).toBeCloseTo(value, digits);
});

it.each([
  [
    [
      [4, 7],
      [2, 6],
    ],
    [
      [0.6, -0.7],
      [-0.2, 0.4],
    ],
  ],
  [
    [
      [0, 1],
      [1, 0],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ],
])('inverts %j', (matrix, inverse) => {
  const found = inverseOf(matrix);
  for (const [row, values] of inverse.entries())
    for (const [column, value] of values.entries()) expect(found?.[row]?.[column]).toBeCloseTo(value, 12);
});

it('says that a singular matrix has no inverse', () =>
  expect(
    inverseOf([
      [1, 2],
      [2, 4],
    ]),
  ).toBeUndefined());
