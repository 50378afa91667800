/** A point of the whale curve, both in percent: so many of the customers, the most profitable first, bring so much of the profit. */
export interface CurvePoint {
  readonly customers: number;
  readonly profit: number;
}

/** A double's highest 16 bits: its sign, its size within 6 %. */
const BUCKETS = 1 << 16;
const SIGN = 1 << 15;

/**
 * Points of the whale curve of these profits (NaN is nobody), from 0 to 100 % of the customers and about so many. Undefined where all
 * together bring nothing or less. In one pass and without sorting a million numbers: profits are counted by size, and between two sizes
 * the curve is known exactly.
 */
export function curvePoints(profits: Float64Array<ArrayBuffer>, points = 64): CurvePoint[] | undefined {
  const { counts, sums, of, total } = bySize(profits);
  if (!(total > 0)) return undefined;
  const curve: CurvePoint[] = [{ customers: 0, profit: 0 }];
  let [customers, profit, before] = [0, 0, 0];
  for (let bucket = BUCKETS - 1; bucket >= 0; bucket -= 1) {
    const count = counts[bucket] ?? 0;
    if (count === 0) continue;
    customers += count;
    profit += sums[bucket] ?? 0;
    const isTurn = bucket === SIGN;
    if (!isTurn && customers < of && customers - before < of / points) continue;
    before = customers;
    curve.push({ customers: (100 * customers) / of, profit: (100 * profit) / total });
  }
  return curve;
}

function bySize(profits: Float64Array<ArrayBuffer>) {
  const bits = new Uint32Array(profits.buffer, profits.byteOffset, 2 * profits.length);
  const counts = new Uint32Array(BUCKETS);
  const sums = new Float64Array(BUCKETS);
  let [of, total] = [0, 0];
  for (let at = 0; at < profits.length; at += 1) {
    const profit = profits[at] ?? Number.NaN;
    if (Number.isNaN(profit)) continue;
    // Every browser keeps the low half first.
    const high = (bits[2 * at + 1] ?? 0) >>> 16;
    const bucket = high & SIGN ? BUCKETS - 1 - high : high | SIGN;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    sums[bucket] = (sums[bucket] ?? 0) + profit;
    of += 1;
    total += profit;
  }
  return { counts, sums, of, total };
}
