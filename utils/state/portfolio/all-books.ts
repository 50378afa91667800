import { BLOCK } from '@/utils/db/customer-block';
import type { Database, Transaction } from '@/utils/db/schema';
import { bookStores, booksOf } from '@/utils/db/span-books';
import { type MarginPart, PART_BLOCKS, readDetails, readStanding } from '@/utils/db/standing-records';
import { emptyStanding, PART, type Standing, type StandingDetail } from '@/utils/domain/standing';
import { type CivilDate, dayNumber } from '@/utils/domain/time';
import type { OrderModel } from '@/utils/economics/lifetime/customer-base';
import { rollUp } from '@/utils/economics/standing/roll-up';
import type { SpanBooks, Terms } from '@/utils/economics/standing/span-books';
import { modelUnder } from '../standing/model';
import { currenciesOf } from '../standing/rolled';
import { staleIn } from '../standing/stale';
import { termsFor } from '../standing/terms';

// All that the portfolio takes from the roll-ups of customers: who changes how they are made looks here alone.

/** The roll-ups of all records for a day, each by itself, as columns by slot. */
export interface AllBooks {
  readonly terms: Terms;
  readonly standing: Standing;
  readonly slots: number;
  readonly model: OrderModel | undefined;
}

/** Reads them; `stale` where the upkeep has to be run first. */
export async function readAllBooks(db: Database, today: CivilDate): Promise<AllBooks | 'stale'> {
  const snapshot = await readStanding(db);
  const made = snapshot.parts.filter((part): part is MarginPart => part !== undefined);
  const { terms, basis } = await termsFor(db, today, currenciesOf(made));
  const now = { ...snapshot, basis, today: dayNumber(today) };
  if (snapshot.parts.some((part, index) => staleIn(part, index, now).length > 0)) return 'stale';
  const [{ details }, { model }] = await Promise.all([readDetails(db), modelUnder(db, basis, today)]);
  const standing = emptyStanding(snapshot.parts.length * PART);
  for (const [index, part] of made.entries()) put(standing, index * PART, part, details[index]);
  return { terms, standing, slots: snapshot.slots, model };
}

function put(standing: Standing, at: number, { margin, flags }: MarginPart, detail: StandingDetail | undefined): void {
  standing.margin.set(margin, at);
  standing.flags.set(flags, at);
  for (const column of Object.keys(detail ?? {}) as (keyof StandingDetail)[]) if (detail) standing[column].set(detail[column], at);
}

/** Rolls all customers up once more, as it was on an earlier day, and shows the books it is made of. `onProgress` hears 0 to 1. */
export async function rollUpAsOf(
  db: Database,
  { terms, slots }: AllBooks,
  day: CivilDate,
  { onBooks, onProgress }: { onBooks(books: SpanBooks): void; onProgress(done: number): void },
): Promise<Standing> {
  const blocks = Math.ceil(slots / BLOCK);
  const earlier = emptyStanding(Math.ceil(slots / PART) * PART);
  for (let first = 0; first < blocks; first += PART_BLOCKS) {
    const transaction = db.transaction([...bookStores]) as Transaction;
    const books = await booksOf(transaction, first, Math.min(blocks, first + PART_BLOCKS) - 1);
    const { standing } = rollUp(books, { ...terms, today: day });
    for (const column of Object.keys(standing) as (keyof Standing)[]) earlier[column].set(standing[column], first * BLOCK);
    onBooks(books);
    onProgress((first + PART_BLOCKS) / blocks);
  }
  return earlier;
}
