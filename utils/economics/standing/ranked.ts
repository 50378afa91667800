import { emptyMargins, type Margins, type Shares, standingFlags } from '@/utils/domain/standing';
import { type Result, resultOf } from './result';
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
  const isCompany = margins.flags.some((flag) => (flag & standingFlags.isCompany) !== 0);
  // Where nobody belongs to anybody, all lists are what the records say.
  const ranked = {
    customers: tied === undefined ? margins : emptyMargins(length),
    accounts: tied === undefined ? margins : emptyMargins(length),
    companies: isCompany ? emptyMargins(length) : NOBODY,
  };
  if (tied !== undefined || isCompany) for (let slot = 0; slot < length; slot += 1) rank(ranked, from, slot);
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
  if (tied === undefined) {
    if (ranked.companies !== NOBODY) put(ranked.companies, slot, isCompany ? standingAt(margins, slot) : nobody);
    return;
  }
  const isLeft = tied.tree.left[slot] === slot;
  const merged = tied.tree.merged.get(slot) ?? [];
  const own = isLeft ? (merged.length === 0 ? standingAt(margins, slot) : sumAt(from, tied, slot, [slot, ...merged])) : nobody;
  put(ranked.customers, slot, own);
  const hasBelow = isLeft && isCompany && tied.tree.firstBelow[slot] !== NONE;
  const group = hasBelow ? sumAt(from, tied, slot, everyoneBelow(tied.tree, slot)) : own;
  if (ranked.companies !== NOBODY) put(ranked.companies, slot, isCompany ? group : nobody);
  put(ranked.accounts, slot, isTop(margins, tied.tree, slot) ? group : nobody);
}

/** Whether it belongs to no company; where companies go in a circle, each of them is at the top of it. */
function isTop(margins: Margins, tree: Tree, slot: number): boolean {
  if ((tree.above[slot] ?? NONE) === NONE) return true;
  const above = everyoneAbove(tree, slot);
  return !above.some((each) => each !== slot && isCompanyAt(margins, each)) || tree.above[above.at(-1) ?? slot] === slot;
}

type At = Pick<Result, 'margin' | 'flags'>;
const nobody: At = { margin: Number.NaN, flags: 0 };
const isCompanyAt = ({ flags }: Margins, slot: number): boolean => ((flags[slot] ?? 0) & standingFlags.isCompany) !== 0;
const standingAt = ({ margin, flags }: Margins, slot: number): At => ({ margin: margin[slot] ?? Number.NaN, flags: flags[slot] ?? 0 });

/** All these records together, of which the first and those merged into it come first. */
function sumAt({ margins, terms }: RankedFrom, { shares, tree }: Tied, slot: number, all: readonly number[]): At {
  const own = [slot, ...(tree.merged.get(slot) ?? [])];
  const { margin, flags } = resultOf(together(shares, own, all), terms);
  const ofAny = all.reduce((sum, each) => sum | ((margins.flags[each] ?? 0) & OF_ANY), 0);
  return { margin, flags: flags | ofAny | ((margins.flags[slot] ?? 0) & standingFlags.isCompany) };
}

function put(list: Margins, slot: number, { margin, flags }: At): void {
  list.margin[slot] = margin;
  list.flags[slot] = flags;
}
