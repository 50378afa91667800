import { type AddedBooks, readAddedBooks } from '@/utils/db/added-books';
import { BLOCK } from '@/utils/db/customer-block';
import type { Database, Transaction } from '@/utils/db/schema';
import { bookStores } from '@/utils/db/span-books';
import {
  type MarginPart,
  PART_BLOCKS,
  type PartRest,
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
import type { SpanBooks } from '@/utils/economics/standing/span-books';
import { currenciesOf, emptyRolled, isAnyTied, type Rolled, readBooks, rollBooks } from './rolled';
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
    const stale = snapshot.parts.flatMap((part, index) => {
      const blocks = staleIn(part, index, now);
      return blocks.length === 0 ? [] : [{ index, blocks }];
    });
    const all = stale.reduce((sum, { blocks }) => sum + blocks.length, 0);
    // All that large writes added is read as fast as the records of a few blocks.
    const added = FEW * all > blocksOf(snapshot) ? await readAddedBooks(db) : undefined;
    const parts = [...snapshot.parts];
    let done = 0;
    for await (const read of readAhead(stale, ({ index, blocks }) => readPart(db, { index, blocks }, snapshot.log.through, added))) {
      parts[read.index] = await renewPart(db, parts[read.index], read, kept);
      done += read.count;
      onProgress?.(done / all);
    }
    renewed += all;
    // All is reckoned in the currencies that the ledgers turned out to have, or once more.
    currencies = currenciesOf(parts.filter((part) => part !== undefined));
    if ((await termsFor(db, today, currencies)).basis !== kept.basis) continue;
    await writeHead(db, snapshot.log.through);
    return { ...kept, renewed, blocks: blocksOf(snapshot) };
  }
}

/** One block in so many is few. */
const FEW = 64;

const blocksOf = ({ slots }: StandingSnapshot): number => Math.ceil(slots / BLOCK);

/** Reads the next while one is worked on. */
async function* readAhead<Item, Read>(items: readonly Item[], read: (item: Item) => Promise<Read>): AsyncGenerator<Read> {
  const [first, ...rest] = items;
  let next = first === undefined ? undefined : read(first);
  for (const item of [...rest, undefined]) {
    if (next === undefined) return;
    const current = await next;
    next = item === undefined ? undefined : read(item);
    // Nobody waits for it any more where the work on this one fails.
    next?.catch(() => undefined);
    yield current;
  }
}

/** What a part is renewed from, all of one moment. */
interface PartRead {
  readonly index: number;
  /** How many blocks were stale. */
  readonly count: number;
  readonly through: number;
  readonly rest: PartRest;
  readonly books: readonly SpanBooks[];
}

interface StalePart {
  readonly index: number;
  readonly blocks: readonly number[];
}

async function readPart(
  db: Database,
  { index, blocks: stale }: StalePart,
  through: number,
  added: AddedBooks | undefined,
): Promise<PartRead> {
  const transaction = db.transaction([...bookStores, 'standing', 'standingLog']) as Transaction;
  const [rest, log] = await Promise.all([readRest(transaction, index), readLog(transaction, through)]);
  const first = index * PART_BLOCKS;
  const ofPart = (blocks: Iterable<number>) => [...blocks].filter((block) => block >= first && block < first + PART_BLOCKS);
  if (added === undefined || !(await added.isKept(transaction))) {
    const books = await readBooks(transaction, new Set([...stale, ...ofPart(log.noted.keys())]));
    return { index, count: stale.length, through: log.through, rest, books };
  }
  const noted = [...log.noted].flatMap(([block, entry]) => (entry > added.through ? [block] : []));
  const others = Array.from({ length: PART_BLOCKS }, (_, at) => first + at).filter(added.isOther);
  const books = await readBooks(transaction, new Set([...others, ...ofPart(noted)]));
  return { index, count: stale.length, through: log.through, rest, books: [added.take(index), ...books] };
}

async function renewPart(
  db: Database,
  before: MarginPart | undefined,
  read: PartRead,
  { terms, basis }: StandingTerms,
): Promise<MarginPart> {
  const rolled: Required<Rolled> = {
    ...emptyRolled(read.index * PART_BLOCKS, PART_BLOCKS),
    ...(before === undefined ? {} : { ...before, mixes: [...before.mixes], margins: before }),
    shares: read.rest.shares ?? emptyShares(PART),
    detail: read.rest.detail ?? detailOf(PART),
  };
  rollBooks(rolled, read.books, terms);
  const { margins, shares, detail, mixes, mix, changesOn } = rolled;
  const { margin, flags } = margins;
  const isTied = isAnyTied(shares);
  const part = { margin, flags, mixes, mix, changesOn, isTied, through: read.through, basis, today: dayNumber(terms.today) };
  await writePart(db, read.index, part, { shares, detail });
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
