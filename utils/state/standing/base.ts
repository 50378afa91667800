import { BLOCK } from '@/utils/db/customer-block';
import type { Database, Transaction } from '@/utils/db/schema';
import { bookStores } from '@/utils/db/span-books';
import { type MarginPart, PART_BLOCKS, readNoted, readStanding } from '@/utils/db/standing-records';
import { emptyShares, PART, type Shares } from '@/utils/domain/standing';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import { type Ranked, rankAgain, rankedOf } from '@/utils/economics/standing/ranked';
import { type BaseTotals, totalsOf } from '@/utils/economics/standing/totals';
import { type Tree, treeOf } from '@/utils/economics/standing/tree';
import { columnsOf, currenciesOf, emptyRolled, placeIn, type Rolled, readBooks, rollBooks } from './rolled';
import { staleIn } from './stale';
import { type StandingTerms, termsFor } from './terms';

/** The margins of all customers, in memory and current: of a million who belong to nobody, ten megabytes. */
export interface Base extends StandingTerms {
  /** Of each record by itself: what lists are made of. */
  readonly rolled: Rolled;
  /** Who belongs to whom; undefined where nobody belongs to anybody. */
  readonly tree: Tree | undefined;
  /** Customers and companies as they are ranked. */
  readonly ranked: Ranked;
  readonly totals: BaseTotals;
  readonly head: number;
  readonly through: number;
  readonly slots: number;
}

type Lists = Pick<Base, 'tree' | 'ranked' | 'totals'>;
type Unranked = Omit<Base, keyof Lists>;

/** More blocks than this are left to the upkeep, in a thread of its own. */
const MOST = 64;

/** Reads the margins of all, and adds up what few blocks became stale; `stale` where the upkeep has to be run first. */
export async function loadBase(db: Database, today: CivilDate, shares: 'tied' | 'all' = 'tied'): Promise<Base | 'stale'> {
  const snapshot = await readStanding(db, shares);
  const made = snapshot.parts.filter((part) => part !== undefined);
  // A base that a few blocks hold is added up at once, whether or not it ever was.
  if (made.length < snapshot.parts.length && snapshot.slots > MOST * BLOCK) return 'stale';
  const kept = await termsFor(db, today, currenciesOf(made));
  const now = { ...snapshot, basis: kept.basis, today: dayNumber(today) };
  const stale = snapshot.parts.flatMap((part, index) => staleIn(part, index, now));
  if (stale.length > MOST) return 'stale';
  const rolled: Rolled = {
    ...emptyRolled(0, snapshot.parts.length * PART_BLOCKS),
    ...(snapshot.shares === undefined ? {} : { shares: emptyShares(snapshot.parts.length * PART) }),
  };
  for (const [index, part] of snapshot.parts.entries()) if (part !== undefined) put(rolled, index, part, snapshot.shares?.[index]);
  return renewed(db, { ...kept, rolled, head: snapshot.head, through: snapshot.log.through, slots: snapshot.slots }, stale);
}

/** The same base after writes: only the blocks that they touched are added up anew. */
export async function refreshBase(db: Database, base: Base, today: CivilDate): Promise<Base | 'stale'> {
  const noted = await readNoted(db, base.head, base.through);
  if (noted === undefined || noted.slots > base.rolled.margins.margin.length || today !== base.terms.today) return loadBase(db, today);
  const { log, slots } = noted;
  if (log.noted.size > MOST) return 'stale';
  return renewed(db, { ...base, through: log.through, slots }, [...log.noted.keys()], base);
}

/** A block of a currency that came or went can change in what all are compared: then everything is stale, and a small base once more added up. */
async function renewed(db: Database, base: Unranked, blocks: readonly number[], before?: Lists, turn = 0): Promise<Base | 'stale'> {
  const { rolled, terms, basis, slots } = base;
  const transaction = () => db.transaction([...bookStores]) as Transaction;
  const isRetied = blocks.length > 0 && rollBooks(rolled, await readBooks(transaction(), blocks), terms);
  if (isRetied && rolled.shares === undefined) return loadBase(db, terms.today, 'all');
  const lists = isRetied ? undefined : before;
  const now = await termsFor(db, terms.today, currenciesOf([rolled]));
  if (now.basis === basis) return { ...base, ...listsOf(base, blocks, lists) };
  const all = Array.from({ length: Math.ceil(slots / BLOCK) }, (_, block) => block);
  return all.length > MOST || turn > 1 ? 'stale' : renewed(db, { ...base, ...now }, all, lists, turn + 1);
}

/** Ranks those anew who can have changed, or all where there are no lists of the same people and companies. */
function listsOf({ rolled: { margins, shares }, terms }: Unranked, blocks: readonly number[], before: Lists | undefined): Lists {
  const from = (tree: Tree | undefined) => ({ margins, tied: shares && tree && { shares, tree }, terms });
  const slots = blocks.flatMap((block) => Array.from({ length: BLOCK }, (_, at) => block * BLOCK + at));
  if (before !== undefined && rankAgain(before.ranked, from(before.tree), slots)) {
    const { tree, ranked, totals } = before;
    return { tree, ranked, totals: blocks.length === 0 ? totals : totalsOf(ranked) };
  }
  const tree = shares && treeOf(shares);
  const ranked = rankedOf(from(tree));
  return { tree, ranked, totals: totalsOf(ranked) };
}

function put(rolled: Rolled, index: number, part: MarginPart, shares: Shares | undefined): void {
  rolled.margins.margin.set(part.margin, index * PART);
  rolled.margins.flags.set(part.flags, index * PART);
  rolled.changesOn.set(part.changesOn, index * PART_BLOCKS);
  if (rolled.shares !== undefined && shares !== undefined) {
    for (const column of columnsOf(rolled.shares)) rolled.shares[column].set(shares[column], index * PART);
  }
  const places = part.mixes.map((text) => placeIn(rolled.mixes, text));
  rolled.mix.set(
    part.mix.map((place) => places[place] ?? 0),
    index * PART_BLOCKS,
  );
}
