import { folded, type Named, namesOf } from '@/utils/domain/named';

/** Who is probably meant by a name that nobody has: one slip of the pen, two in a long name. Undefined where two are as near. */
export function nearestNamed<T extends Named>(name: string, all: readonly T[]): T | undefined {
  const wanted = folded(name);
  const allowed = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  const near = all
    .map((each) => ({ each, slips: Math.min(...namesOf(each).map((known) => slipsBetween(wanted, folded(known)))) }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
    .sort((a, b) => a.slips - b.slips);
  return near[0] !== undefined && near[0].slips !== near[1]?.slips ? near[0].each : undefined;
}

/** How many letters were left out, put in, changed or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other ? (before[j - 1] ?? 0) + 1 : changed;
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, changed, swapped));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
