/**
 * These slots by their key, lowest first or highest first; who has none (NaN) stands last either way, and equals by slot. By digits of
 * sixteen bits: of a million in some hundredths of a second, where comparing takes one.
 */
export function orderBy(slots: Uint32Array<ArrayBuffer>, keyOf: ArrayLike<number>, direction: 'up' | 'down'): Uint32Array<ArrayBuffer> {
  const known = slots.filter((slot) => !Number.isNaN(keyOf[slot] ?? Number.NaN));
  const unknown = slots.filter((slot) => Number.isNaN(keyOf[slot] ?? Number.NaN));
  const sorted = known.length < FEW ? compared(known, keyOf, direction) : byDigits(known, keyOf, direction);
  const all = new Uint32Array(slots.length);
  all.set(sorted);
  all.set(unknown, sorted.length);
  return all;
}

const FEW = 4096;
const DIGITS = 1 << 16;

function compared(slots: Uint32Array<ArrayBuffer>, keyOf: ArrayLike<number>, direction: 'up' | 'down'): Uint32Array<ArrayBuffer> {
  const sign = direction === 'up' ? 1 : -1;
  return slots.sort((a, b) => sign * ((keyOf[a] ?? 0) - (keyOf[b] ?? 0)) || a - b);
}

/** The bits of a double, as a whole number without a sign, sort as it does once those of negative ones are turned round. */
function byDigits(slots: Uint32Array<ArrayBuffer>, keyOf: ArrayLike<number>, direction: 'up' | 'down'): Uint32Array<ArrayBuffer> {
  // Nought has one sign here, as it has when compared.
  const keys = Float64Array.from(slots, (slot) => (direction === 'up' ? (keyOf[slot] ?? 0) : -(keyOf[slot] ?? 0)) + 0);
  const bits = new Uint32Array(keys.buffer);
  for (let at = 0; at < bits.length; at += 2) {
    const high = bits[at + 1] ?? 0;
    const isNegative = high >>> 31 === 1;
    bits[at] = isNegative ? ~(bits[at] ?? 0) : (bits[at] ?? 0);
    bits[at + 1] = isNegative ? ~high : high ^ 0x8000_0000;
  }
  let from = Uint32Array.from(slots.keys());
  let to = new Uint32Array(slots.length);
  for (let digit = 0; digit < 4; digit += 1) {
    const half = digit >> 1;
    const shift = (digit & 1) * 16;
    const starts = new Uint32Array(DIGITS + 1);
    for (let at = half; at < bits.length; at += 2) {
      const next = (((bits[at] ?? 0) >>> shift) & (DIGITS - 1)) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    // Where all have the same digit there is nothing to move.
    if (starts.includes(slots.length)) continue;
    for (let at = 1; at <= DIGITS; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    for (const place of from) {
      const own = ((bits[2 * place + half] ?? 0) >>> shift) & (DIGITS - 1);
      const start = starts[own] ?? 0;
      to[start] = place;
      starts[own] = start + 1;
    }
    [from, to] = [to, from];
  }
  return from.map((place) => slots[place] ?? 0);
}
