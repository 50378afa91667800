/** The quotient of a whole number and a positive one, rounded once, halves away from nought. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}

/** The same of numbers: several times as fast where both are small enough, as nearly all are. */
export function roundedQuotientOf(numerator: number, denominator: number): number | undefined {
  const size = Math.abs(numerator);
  if (size > 2 ** 50) return safeMinor(roundedQuotient(BigInt(numerator), BigInt(denominator)));
  const doubled = 2 * size + denominator;
  const quotient = (doubled - (doubled % (2 * denominator))) / (2 * denominator);
  return numerator < 0 && quotient > 0 ? -quotient : quotient;
}

/** The sum of two amounts; undefined where it is too large to be one, or one of them is none. */
export function plus(a: number, b: number): number | undefined {
  const sum = a + b;
  return Number.isSafeInteger(sum) ? sum : undefined;
}

/** The sum of whole numbers, exact in any order; undefined where it is too large to be an amount, or a part is none. */
export function sumOfMinor(parts: Iterable<number>): number | undefined {
  let large = 0n;
  let sum = 0;
  for (const part of parts) {
    if (!Number.isSafeInteger(part)) return undefined;
    if (Math.abs(part) <= HALF) sum += part;
    else large += BigInt(part);
    if (Math.abs(sum) > HALF) {
      large += BigInt(sum);
      sum = 0;
    }
  }
  return large === 0n ? sum : safeMinor(large + BigInt(sum));
}

/** An amount as a number; undefined where a double does not hold it exactly. */
export function safeMinor(minor: bigint): number | undefined {
  const number = Number(minor);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A decimal fraction (a probability, a percentage over 100) of an amount, to nine digits, rounded once. */
export const partOf = (minor: number, ...fractions: readonly number[]): number =>
  Number(
    roundedQuotient(
      fractions.reduce((product, fraction) => product * BigInt(Math.round(fraction * 1e9)), BigInt(minor)),
      10n ** BigInt(9 * fractions.length),
    ),
  );

const HALF = 2 ** 52;
