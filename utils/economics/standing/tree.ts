import { type Ties, tieKinds } from '@/utils/domain/standing';

/** Who is one with whom, and who is part of whom, by slot; as `customerBooks` has it. */
export interface Tree {
  /** The record that this one is one with, at last; itself where it was not merged, or that record is gone. */
  readonly left: Uint32Array;
  /** Of one left: all that were merged into it, directly or through others, in the order in which they came. */
  readonly merged: ReadonlyMap<number, readonly number[]>;
  /** Of one left: the one left that it belongs to; NONE where it belongs to nobody. */
  readonly above: Uint32Array;
  /** Of one left: the first that belongs to it, and to each of those the next. */
  readonly firstBelow: Uint32Array;
  readonly nextBelow: Uint32Array;
}

export const NONE = 0xffffffff;

export function treeOf(ties: Ties): Tree {
  const slotOf = slotsOf(ties);
  const { left, merged } = mergersOf(ties, slotOf);
  const count = ties.self.length;
  const above = new Uint32Array(count).fill(NONE);
  const firstBelow = new Uint32Array(count).fill(NONE);
  const nextBelow = new Uint32Array(count).fill(NONE);
  // From the last to the first: who belongs together stands in the order of the slots.
  for (let slot = count - 1; slot >= 0; slot -= 1) {
    if (left[slot] !== slot) continue;
    const own = merged.get(slot);
    const tie = own === undefined ? (ties.above[slot] ?? 0) : aboveOfAll(ties, [slot, ...own]);
    const found = tie === 0 ? undefined : slotOf(tie);
    if (found === undefined) continue;
    const company = left[found] ?? found;
    above[slot] = company;
    nextBelow[slot] = firstBelow[company] ?? NONE;
    firstBelow[company] = slot;
  }
  return { left, merged, above, firstBelow, nextBelow };
}

/** Where customers are who are called so: a table with room to spare, as a million entries of a Map would take a second. */
function slotsOf({ self }: Ties): (tie: number) => number | undefined {
  const mask = 2 ** Math.ceil(Math.log2(2 * self.length + 1)) - 1;
  const slots = new Uint32Array(mask + 1).fill(NONE);
  const placeOf = (tie: number): number => {
    // The lowest 32 bits.
    let place = (tie >>> 0) & mask;
    for (let slot = slots[place] ?? NONE; slot !== NONE && self[slot] !== tie; slot = slots[place] ?? NONE) place = (place + 1) & mask;
    return place;
  };
  for (let slot = 0; slot < self.length; slot += 1) if (self[slot]) slots[placeOf(self[slot] ?? 0)] = slot;
  return (tie) => {
    const slot = slots[placeOf(tie)] ?? NONE;
    return slot === NONE ? undefined : slot;
  };
}

function mergersOf({ self, into }: Ties, slotOf: (tie: number) => number | undefined) {
  const left = new Uint32Array(self.length);
  const merged = new Map<number, number[]>();
  const nextOf = (slot: number) => (into[slot] ? slotOf(into[slot] ?? 0) : undefined);
  for (let slot = 0; slot < self.length; slot += 1) {
    const end = endOf(slot, nextOf);
    left[slot] = end;
    if (end === slot) continue;
    const own = merged.get(end);
    if (own === undefined) merged.set(end, [slot]);
    else own.push(slot);
  }
  return { left, merged };
}

/** Where a chain of merges ends, or leads to somebody who is gone; who comes into a circle stays for themselves. */
function endOf(slot: number, nextOf: (slot: number) => number | undefined): number {
  let end = slot;
  let steps = 0;
  for (let next = nextOf(slot); next !== undefined; next = nextOf(end)) {
    end = next;
    steps += 1;
    if (end === slot || steps > LONGEST) return slot;
  }
  return end;
}

/** A longer chain of merges is a circle. */
const LONGEST = 10_000;

/** The company of a record and those merged into it: the first that any of them belongs to, else the first parent. */
function aboveOfAll({ above, kinds }: Ties, slots: readonly number[]): number {
  let parent = 0;
  for (const slot of slots) {
    const tie = above[slot] ?? 0;
    if (tie === 0) continue;
    if (((kinds[slot] ?? 0) & tieKinds.isParent) === 0) return tie;
    if (parent === 0) parent = tie;
  }
  return parent;
}

/** One left with all below it: each with what was merged into it, once even where records go in a circle. */
export function everyoneBelow({ merged, firstBelow, nextBelow }: Tree, top: number): number[] {
  const found = [top];
  // Nobody belongs to two: only the top can be met once more.
  for (const one of found) {
    for (let below = firstBelow[one] ?? NONE; below !== NONE; below = nextBelow[below] ?? NONE) if (below !== top) found.push(below);
  }
  return merged.size === 0 ? found : found.flatMap((one) => [one, ...(merged.get(one) ?? [])]);
}

/** One left and all that it is part of, nearest first; each once. */
export function everyoneAbove({ above }: Tree, slot: number): number[] {
  const found = [slot];
  for (let next = above[slot] ?? NONE; next !== NONE && !found.includes(next); next = above[next] ?? NONE) found.push(next);
  return found;
}
