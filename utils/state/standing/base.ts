import { BLOCK } from '@/utils/db/customer-block';
import type { Database, Transaction } from '@/utils/db/schema';
import { bookStores } from '@/utils/db/span-books';
import { type MarginPart, PART_BLOCKS, readNoted, readStanding } from '@/utils/db/standing-records';
import { PART } from '@/utils/domain/standing';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import { type BaseTotals, totalsOf } from '@/utils/economics/standing/totals';
import { currenciesOf, emptyRolled, placeIn, type Rolled, rollBlocks } from './rolled';
import { staleIn } from './stale';
import { type StandingTerms, termsFor } from './terms';

/** The margins of all customers, in memory and current: of a million, ten megabytes. */
export interface Base extends StandingTerms {
  readonly rolled: Rolled;
  readonly totals: BaseTotals;
  readonly head: number;
  readonly through: number;
  readonly slots: number;
}

/** More blocks than this are left to the upkeep, in a thread of its own. */
const MOST = 64;

/** Reads the margins of all, and adds up what few blocks became stale; `stale` where the upkeep has to be run first. */
export async function loadBase(db: Database, today: CivilDate): Promise<Base | 'stale'> {
  const snapshot = await readStanding(db);
  const made = snapshot.parts.filter((part) => part !== undefined);
  // A base that a few blocks hold is added up at once, whether or not it ever was.
  if (made.length < snapshot.parts.length && snapshot.slots > MOST * BLOCK) return 'stale';
  const kept = await termsFor(db, today, currenciesOf(made));
  const now = { ...snapshot, basis: kept.basis, today: dayNumber(today) };
  const stale = snapshot.parts.flatMap((part, index) => staleIn(part, index, now));
  if (stale.length > MOST) return 'stale';
  const rolled = emptyRolled(0, snapshot.parts.length * PART_BLOCKS);
  for (const [index, part] of snapshot.parts.entries()) if (part !== undefined) put(rolled, index, part);
  return renewed(db, { ...kept, rolled, head: snapshot.head, through: snapshot.log.through, slots: snapshot.slots }, stale);
}

/** The same base after writes: only the blocks that they touched are added up anew. */
export async function refreshBase(db: Database, base: Base, today: CivilDate): Promise<Base | 'stale'> {
  const noted = await readNoted(db, base.head, base.through);
  if (noted === undefined || noted.slots > base.rolled.margins.margin.length || today !== base.terms.today) return loadBase(db, today);
  const { log, slots } = noted;
  if (log.noted.size > MOST) return 'stale';
  return renewed(db, { ...base, through: log.through, slots }, [...log.noted.keys()]);
}

/** A block of a currency that came or went can change in what all are compared: then everything is stale, and a small base once more added up. */
async function renewed(db: Database, base: Omit<Base, 'totals'>, blocks: readonly number[], turn = 0): Promise<Base | 'stale'> {
  const { rolled, terms, basis, slots } = base;
  if (blocks.length > 0) await rollBlocks(db.transaction([...bookStores]) as Transaction, rolled, blocks, terms);
  const now = await termsFor(db, terms.today, currenciesOf([rolled]));
  if (now.basis === basis) return { ...base, totals: totalsOf(rolled.margins) };
  const all = Array.from({ length: Math.ceil(slots / BLOCK) }, (_, block) => block);
  return all.length > MOST || turn > 1 ? 'stale' : renewed(db, { ...base, ...now }, all, turn + 1);
}

function put(rolled: Rolled, index: number, part: MarginPart): void {
  rolled.margins.margin.set(part.margin, index * PART);
  rolled.margins.flags.set(part.flags, index * PART);
  rolled.changesOn.set(part.changesOn, index * PART_BLOCKS);
  const places = part.mixes.map((text) => placeIn(rolled.mixes, text));
  rolled.mix.set(
    part.mix.map((place) => places[place] ?? 0),
    index * PART_BLOCKS,
  );
}
