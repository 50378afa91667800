import type { ContactColumns } from '@/utils/domain/contact-columns';
import type { Summary } from '@/utils/domain/customer';
import type { LedgerColumns } from '@/utils/domain/ledger-columns';
import { emptyTies, PART, type Ties } from '@/utils/domain/standing';
import { type Additions, readKept } from './additions';
import type { Database, Transaction } from './schema';
import { type StandingKey, standingStores } from './standing-records';

/** All that large writes added, ready to be added up part by part. */
export interface AddedBooks {
  /** The last entry of the log that it knows. */
  readonly through: number;
  /** Whether the transaction (over `standing`) still sees it: who erases forgets what was added. */
  isKept(transaction: Transaction): Promise<boolean>;
  /** Whether a block has to be read from its records instead. */
  isOther(block: number): boolean;
  /** Hands over the books of a part, once: they are megabytes. Those of other blocks among them are not whole. */
  take(part: number): PartBooks;
}

export interface PartBooks {
  readonly first: number;
  readonly count: number;
  readonly pages: readonly LedgerColumns[];
  readonly contacts: readonly ContactColumns[];
  readonly summaries: ReadonlyMap<number, Summary>;
  readonly ties: Ties;
}

/**
 * Reads them as they are now; undefined where nothing is kept. A record in a transaction: what a write added is megabytes, never changes, and
 * nobody who writes has to wait for all of it.
 */
export async function readAddedBooks(db: Database): Promise<AddedBooks | undefined> {
  const kept = await readKept(db.transaction([...standingStores]) as Transaction);
  const firstEntry = kept?.entries[0];
  if (kept === undefined || firstEntry === undefined) return undefined;
  const parts = new Map<number, Gathered>();
  const gatheredOf = (part: number): Gathered => {
    const known = parts.get(part) ?? { pages: [], contacts: [], people: [], summaries: new Map() };
    parts.set(part, known);
    return known;
  };
  for (const entry of kept.entries) {
    const additions = (await db.get('standing', keyOf(entry))) as Additions | undefined;
    if (additions === undefined) return undefined;
    gather(additions, gatheredOf);
  }
  const { head, others } = kept;
  return {
    through: kept.through,
    isKept: async (transaction) => (await transaction.objectStore('standing').getKey(keyOf(firstEntry))) !== undefined,
    isOther: (block) => block < head.before || others.has(block),
    take(part) {
      const gathered = gatheredOf(part);
      parts.delete(part);
      return partBooks(part, gathered);
    },
  };
}

/** Of entries, the first one was never another: the log counts on. */
const keyOf = (entry: number): StandingKey => ['added', entry];

/** What the writes added to one part. */
interface Gathered {
  readonly pages: Omit<LedgerColumns, 'slots'>[];
  readonly contacts: ContactColumns[];
  readonly people: Additions['people'][];
  readonly summaries: Map<number, Summary>;
}

function gather({ people, ledger, contacts, summaries }: Additions, of: (part: number) => Gathered): void {
  const { slot, currencies, ...columns } = ledger;
  for (const [part, rows] of byPart({ slot, ...columns })) {
    const { slot: own, ...rest } = rows;
    of(part).pages.push({ ...rest, currencies, customer: placesIn(part, own) });
  }
  for (const [part, rows] of byPart(contacts)) of(part).contacts.push(rows);
  for (const [part, rows] of byPart(people)) of(part).people.push(rows);
  for (const [slot, summary] of summaries) of(Math.floor(slot / PART)).summaries.set(slot, summary);
}

function placesIn(part: number, slots: Uint32Array): Uint16Array<ArrayBuffer> {
  const places = new Uint16Array(slots.length);
  for (let row = 0; row < slots.length; row += 1) places[row] = (slots[row] ?? 0) - part * PART;
  return places;
}

function partBooks(part: number, { pages, contacts, people, summaries }: Gathered): PartBooks {
  const first = part * PART;
  const slots = new Uint32Array(PART);
  for (let at = 0; at < PART; at += 1) slots[at] = first + at;
  const ties = emptyTies(PART);
  for (const { slot, self, into, above, kinds } of people) {
    for (let row = 0; row < slot.length; row += 1) {
      const at = (slot[row] ?? 0) - first;
      ties.self[at] = self[row] ?? 0;
      ties.into[at] = into[row] ?? 0;
      ties.above[at] = above[row] ?? 0;
      ties.kinds[at] = kinds[row] ?? 0;
    }
  }
  return { first, count: PART, pages: pages.map((page) => ({ ...page, slots })), contacts, summaries, ties };
}

type Column = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Cuts columns into those of each part, their rows in order. Mostly what was written together lies together. */
function* byPart<Columns extends { readonly slot: Uint32Array<ArrayBuffer> } & { readonly [Name in keyof Columns]: Column }>(
  columns: Columns,
): Generator<readonly [part: number, columns: Columns]> {
  const { slot } = columns;
  const counts: number[] = [];
  for (let row = 0; row < slot.length; row += 1) {
    const part = partOf(slot[row] ?? 0);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  const parts = [...Object.keys(counts)].map(Number);
  const [only] = parts;
  if (only === undefined) return;
  if (parts.length === 1) return yield [only, columns];
  // Where the rows of each part begin, and then where each row goes.
  const starts: number[] = [];
  let start = 0;
  for (const part of parts) {
    starts[part] = start;
    start += counts[part] ?? 0;
  }
  const next = [...starts];
  const order = new Uint32Array(slot.length);
  for (let row = 0; row < slot.length; row += 1) {
    const part = partOf(slot[row] ?? 0);
    const at = next[part] ?? 0;
    order[at] = row;
    next[part] = at + 1;
  }
  const sorted = Object.entries<Column>(columns).map(([name, column]) => [name, reordered(column, order)] as const);
  for (const part of parts) {
    const [from, to] = [starts[part] ?? 0, next[part] ?? 0];
    yield [part, Object.fromEntries(sorted.map(([name, column]) => [name, column.subarray(from, to)])) as Columns];
  }
}

const partOf = (slot: number): number => Math.floor(slot / PART);

function reordered(column: Column, order: Uint32Array): Column {
  const sorted = column.slice();
  for (let at = 0; at < order.length; at += 1) sorted[at] = column[order[at] ?? 0] ?? 0;
  return sorted;
}
