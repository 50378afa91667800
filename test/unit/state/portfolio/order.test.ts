import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderBy } from '@/utils/state/portfolio/order';

const anyKey = fc.oneof(
  fc.double({ noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(Number.NaN, 0, -0, 1e-300, -1e15, Number.POSITIVE_INFINITY),
);

const plain = (slots: readonly number[], keys: readonly number[], sign: 1 | -1): number[] => {
  const of = (slot: number) => keys[slot] ?? Number.NaN;
  const known = slots.filter((slot) => !Number.isNaN(of(slot)));
  known.sort((a, b) => (of(a) === of(b) ? a - b : sign * (of(a) < of(b) ? -1 : 1)));
  return [...known, ...slots.filter((slot) => Number.isNaN(of(slot)))];
};

it.each([
  ['few', 1],
  ['many, by digits', 400],
])('orders %s as comparing does: equals by slot, who has no key last', (_, times) => {
  fc.assert(
    fc.property(fc.array(anyKey, { minLength: 12, maxLength: 40 }), fc.constantFrom('up' as const, 'down' as const), (some, direction) => {
      const keys = Array.from({ length: times }, (_, turn) => some.map((key, at) => (at % 3 === 0 ? key : key * (1 + (turn % 7))))).flat();
      const slots = keys.map((_, slot) => slot);
      expect([...orderBy(Uint32Array.from(slots), Float64Array.from(keys), direction)]).toEqual(
        plain(slots, keys, direction === 'up' ? 1 : -1),
      );
    }),
    { numRuns: times === 1 ? 200 : 25 },
  );
});
