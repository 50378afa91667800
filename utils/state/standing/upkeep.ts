import type { Database, Transaction } from '@/utils/db/schema';
import { bookStores } from '@/utils/db/span-books';
import {
  type MarginPart,
  PART_BLOCKS,
  readLog,
  readRest,
  readStanding,
  type StandingSnapshot,
  writeHead,
  writePart,
} from '@/utils/db/standing-records';
import type { Currency } from '@/utils/domain/money';
import { emptyShares, emptyStanding, PART } from '@/utils/domain/standing';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import { currenciesOf, emptyRolled, isAnyTied, type Rolled, rollBlocks } from './rolled';
import { staleIn } from './stale';
import { type StandingTerms, termsFor } from './terms';

/** How an upkeep went. */
export interface Upkept extends StandingTerms {
  /** Blocks that were added up anew, and how many there are. */
  readonly renewed: number;
  readonly blocks: number;
}

/**
 * Adds up all that is stale, part by part: broken off, the rest is done the next time. One at a time (see `withLock`): what it writes
 * nobody else does. `onProgress` hears 0 to 1.
 */
export async function keepStanding(db: Database, today: CivilDate, onProgress?: (done: number) => void): Promise<Upkept> {
  let renewed = 0;
  let currencies: ReadonlySet<Currency> | undefined;
  for (;;) {
    const snapshot = await readStanding(db);
    currencies ??= await likelyCurrencies(db, snapshot);
    const kept = await termsFor(db, today, currencies);
    const now = { ...snapshot, basis: kept.basis, today: dayNumber(today) };
    const stale = snapshot.parts.map((part, index) => staleIn(part, index, now));
    const all = stale.reduce((sum, blocks) => sum + blocks.length, 0);
    const parts: MarginPart[] = [];
    let done = 0;
    for (const [index, blocks] of stale.entries()) {
      const part = snapshot.parts[index];
      parts.push(part !== undefined && blocks.length === 0 ? part : await renewPart(db, index, part, blocks, snapshot.log.through, kept));
      done += blocks.length;
      onProgress?.(done / Math.max(1, all));
    }
    renewed += all;
    // All is reckoned in the currencies that the ledgers turned out to have, or once more.
    currencies = currenciesOf(parts);
    if ((await termsFor(db, today, currencies)).basis !== kept.basis) continue;
    await writeHead(db, snapshot.log.through);
    return { ...kept, renewed, blocks: Math.ceil(snapshot.slots / PART) * PART_BLOCKS };
  }
}

async function renewPart(
  db: Database,
  index: number,
  before: MarginPart | undefined,
  blocks: readonly number[],
  through: number,
  { terms, basis }: StandingTerms,
): Promise<MarginPart> {
  const transaction = db.transaction([...bookStores, 'standing', 'standingLog']) as Transaction;
  const [rest, log] = await Promise.all([readRest(transaction, index), readLog(transaction, through)]);
  const first = index * PART_BLOCKS;
  const rolled: Required<Rolled> = {
    ...emptyRolled(first, PART_BLOCKS),
    ...(before === undefined ? {} : { ...before, mixes: [...before.mixes], margins: before }),
    shares: rest.shares ?? emptyShares(PART),
    detail: rest.detail ?? detailOf(PART),
  };
  const noted = [...log.noted.keys()].filter((block) => block >= first && block < first + PART_BLOCKS);
  await rollBlocks(transaction, rolled, new Set([...blocks, ...noted]), terms);
  const { margins, shares, detail, mixes, mix, changesOn } = rolled;
  const { margin, flags } = margins;
  const isTied = isAnyTied(shares);
  const part = { margin, flags, mixes, mix, changesOn, isTied, through: log.through, basis, today: dayNumber(terms.today) };
  await writePart(db, index, part, { shares, detail });
  return part;
}

const detailOf = (slots: number) => {
  const { margin, flags, ...detail } = emptyStanding(slots);
  return detail;
};

/** Before anything was added up, those of the first page stand for all: mostly there is but one. */
async function likelyCurrencies(db: Database, { parts }: StandingSnapshot): Promise<Set<Currency>> {
  const made = parts.filter((part) => part !== undefined);
  if (made.length > 0) return currenciesOf(made);
  const [page] = await db.getAll('ledger', null, 1);
  return new Set(page?.currencies);
}
