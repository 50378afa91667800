import { emptyMargins, type Margins, type Shares, standingFlags } from '@/utils/domain/standing';
import { resultOf } from './result';
import type { Terms } from './span-books';
import { together } from './together';
import { everyoneAbove, everyoneBelow, NONE, type Tree } from './tree';

/** Who is ranked, by slot of the record that is left: those and no others have margins in a list. The same lists as the report's. */
export interface Ranked {
  /** Everybody by what is booked on themselves. */
  readonly customers: Margins;
  /** Companies that belong to none and people who belong to none, each with all below: every booking counts once. */
  readonly accounts: Margins;
  /** Companies with all below, also those that belong to another: they overlap. */
  readonly companies: Margins;
}

/** What lists are made of: each record's own margin, and where records belong together, how. */
export interface RankedFrom {
  readonly margins: Margins;
  readonly tied?: Tied | undefined;
  readonly terms: Terms;
}

interface Tied {
  readonly shares: Shares;
  readonly tree: Tree;
}

/** What is said of several records together where it is said of one. */
const OF_ANY = standingFlags.owes | standingFlags.bought | standingFlags.boughtBefore | standingFlags.buysWithGoods;
const NOBODY = emptyMargins(0);

export function rankedOf(from: RankedFrom): Ranked {
  const { margins, tied } = from;
  const { length } = margins.margin;
  const isAnyCompany = margins.flags.some((flag) => (flag & standingFlags.isCompany) !== 0);
  // Where nobody was merged customers are what the records say, and where nobody belongs to anybody accounts are.
  const ranked = {
    customers: tied === undefined || tied.tree.merged.size === 0 ? margins : emptyMargins(length),
    accounts: tied === undefined ? margins : emptyMargins(length),
    companies: isAnyCompany ? emptyMargins(length) : NOBODY,
  };
  if (tied !== undefined || isAnyCompany) for (let slot = 0; slot < length; slot += 1) rank(ranked, from, slot);
  return ranked;
}

/** Brings the lists up to date where records at these slots have other amounts. False where they have to be made anew. */
export function rankAgain(ranked: Ranked, from: RankedFrom, slots: Iterable<number>): boolean {
  const { tied, margins } = from;
  const all = new Set<number>();
  for (const slot of slots) {
    all.add(slot);
    if (tied !== undefined) for (const above of everyoneAbove(tied.tree, tied.tree.left[slot] ?? slot)) all.add(above);
  }
  if (ranked.companies === NOBODY && [...all].some((slot) => isCompanyAt(margins, slot))) return false;
  for (const slot of all) rank(ranked, from, slot);
  return true;
}

function rank(ranked: Ranked, from: RankedFrom, slot: number): void {
  const { margins, tied } = from;
  const isCompany = isCompanyAt(margins, slot);
  const isLeft = tied === undefined || tied.tree.left[slot] === slot;
  const merged = tied?.tree.merged.get(slot);
  // A list that is what the records say needs nothing.
  if (ranked.customers !== margins) {
    if (merged !== undefined && tied !== undefined) putSum(ranked.customers, from, tied, slot, [slot, ...merged]);
    else copy(ranked.customers, slot, isLeft ? margins : undefined);
  }
  const group = isCompany && isLeft ? ranked.companies : ranked.customers;
  if (ranked.companies !== NOBODY) {
    if (tied !== undefined && isCompany && isLeft && tied.tree.firstBelow[slot] !== NONE)
      putSum(ranked.companies, from, tied, slot, everyoneBelow(tied.tree, slot));
    else copy(ranked.companies, slot, isCompany && isLeft ? ranked.customers : undefined);
  }
  if (tied !== undefined) copy(ranked.accounts, slot, isLeft && isTop(margins, tied.tree, slot) ? group : undefined);
}

/** Whether it belongs to no company; where companies go in a circle, each of them is at the top of it. */
function isTop(margins: Margins, tree: Tree, slot: number): boolean {
  const next = tree.above[slot] ?? NONE;
  if (next === NONE) return true;
  // As nearly everybody who belongs to somebody.
  if (next !== slot && isCompanyAt(margins, next) && tree.above[next] === NONE) return false;
  const above = everyoneAbove(tree, slot);
  return !above.some((each) => each !== slot && isCompanyAt(margins, each)) || tree.above[above.at(-1) ?? slot] === slot;
}

const isCompanyAt = ({ flags }: Margins, slot: number): boolean => ((flags[slot] ?? 0) & standingFlags.isCompany) !== 0;

/** As another list has it; undefined for nobody. */
function copy(list: Margins, slot: number, other: Margins | undefined): void {
  list.margin[slot] = other?.margin[slot] ?? Number.NaN;
  list.flags[slot] = other?.flags[slot] ?? 0;
}

/** All these records together, of which the first and those merged into it come first. */
function putSum(list: Margins, { margins, terms }: RankedFrom, { shares, tree }: Tied, slot: number, all: readonly number[]): void {
  const own = [slot, ...(tree.merged.get(slot) ?? [])];
  const result = resultOf(together(shares, own, all), terms);
  let flags = result.flags | ((margins.flags[slot] ?? 0) & standingFlags.isCompany);
  for (const each of all) flags |= (margins.flags[each] ?? 0) & OF_ANY;
  list.margin[slot] = result.margin;
  list.flags[slot] = flags;
}
