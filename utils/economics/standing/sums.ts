import { safeMinor } from '../numeric/exact';

/** A column of sums of whole numbers, exact in any order: what a double no longer holds is carried. */
export interface Sums {
  add(at: number, amount: number): void;
  /** NaN where the sum is too large to be an amount, or a part of it was. */
  at(index: number): number;
}

const CARRY = 2 ** 51;

export function createSums(size: number): Sums {
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  return {
    add(at, amount) {
      let rest = Number.isSafeInteger(amount) ? amount : 0;
      if (rest !== amount) high[at] = Number.NaN;
      if (Math.abs(rest) >= CARRY) {
        high[at] = (high[at] ?? 0) + Math.trunc(rest / CARRY);
        rest %= CARRY;
      }
      let sum = (low[at] ?? 0) + rest;
      if (Math.abs(sum) >= CARRY) {
        high[at] = (high[at] ?? 0) + Math.trunc(sum / CARRY);
        sum %= CARRY;
      }
      low[at] = sum;
    },
    at(index) {
      const [carried = 0, rest = 0] = [high[index], low[index]];
      if (carried === 0) return rest + 0;
      if (Number.isNaN(carried)) return Number.NaN;
      return safeMinor(BigInt(carried) * BigInt(CARRY) + BigInt(rest)) ?? Number.NaN;
    },
  };
}
