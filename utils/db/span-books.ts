import type { Customer, CustomerId, Summary } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { emptyTies, type Ties } from '@/utils/domain/standing';
import { BLOCK, type CustomerBlock } from './customer-block';
import type { LedgerPage } from './ledger-page';
import { groupOf } from './ledger-pages';
import type { Transaction } from './schema';
import { takeTies } from './ties';

/** What roll-ups of customers who follow each other by slot are made of. Nobody's texts are decoded. */
export interface Books {
  /** The first slot, and how many. */
  readonly first: number;
  readonly count: number;
  /** Those of unsorted imports hold rows of others as well. */
  readonly pages: readonly LedgerPage[];
  /** Of those who have any, by slot. */
  readonly interactions: ReadonlyMap<number, readonly Interaction[]>;
  readonly summaries: ReadonlyMap<number, Summary>;
  /** Who is part of whom, by place. */
  readonly ties: Ties;
}

export const bookStores = ['customers', 'ledger', 'ledgerRuns', 'interactions'] as const;

/** The books of these blocks, the last one included, as the transaction (over `bookStores` at least) sees them. */
export async function booksOf(transaction: Transaction, from: number, to: number): Promise<Books> {
  const blocks = IDBKeyRange.bound([from], [to, []]);
  const groups = IDBKeyRange.bound([groupOf(from)], [groupOf(to), []]);
  const [pages, runs, customers] = await Promise.all([
    transaction.objectStore('ledger').getAll(blocks),
    transaction.objectStore('ledgerRuns').getAll(groups),
    transaction.objectStore('customers').getAll(IDBKeyRange.bound(from, to)),
  ]);
  const first = from * BLOCK;
  const count = (to - from + 1) * BLOCK;
  const ties = emptyTies(count);
  const { slots, summaries } = whoIsIn(customers, first, ties);
  return { first, count, pages: [...pages, ...runs], interactions: await interactionsOf(transaction, slots), summaries, ties };
}

function whoIsIn(blocks: readonly CustomerBlock[], first: number, ties: Ties) {
  const slots = new Map<string, number>();
  const summaries = new Map<number, Summary>();
  for (const { block, customers } of blocks) {
    for (const [position, text] of customers.entries()) {
      if (text === null) continue;
      const slot = block * BLOCK + position;
      const customer = readOf(text);
      slots.set(customer.id, slot);
      if (customer.summary !== undefined) summaries.set(slot, customer.summary);
      takeTies(ties, slot - first, customer);
    }
  }
  return { slots, summaries };
}

type Read = Pick<Customer, 'id' | 'kind' | 'companyId' | 'parentId' | 'mergedInto' | 'summary'>;

/** Most customers are people who belong to nobody and have bookings: of their JSON only the id is read, which comes first. */
const PLAIN = /^\{"id":"([^"\\]*)","kind":"person",/;
/** A quotation mark inside a text has a backslash before it: these are fields. */
const TIED = /"(?:companyId|parentId|mergedInto|summary)":/;

function readOf(text: string): Read {
  const id = TIED.test(text) ? undefined : PLAIN.exec(text)?.[1];
  return id === undefined ? (JSON.parse(text) as Customer) : { id: id as CustomerId, kind: 'person' };
}

/** Ids made together lie together: mostly one request brings the rows of all. */
async function interactionsOf(transaction: Transaction, slots: ReadonlyMap<string, number>): Promise<Map<number, readonly Interaction[]>> {
  const store = transaction.objectStore('interactions');
  const ids = [...slots.keys()].sort();
  const [first, last] = [ids[0], ids.at(-1)];
  const found = new Map<number, readonly Interaction[]>();
  if (first === undefined || last === undefined) return found;
  const most = 4 * ids.length + 16;
  const near = await store.getAll(IDBKeyRange.bound([first], [last, []]), most);
  const isDense = near.length < most;
  const pages = isDense ? near : (await Promise.all(ids.map((id) => store.getAll(IDBKeyRange.bound([id], [id, []]))))).flat();
  for (const page of pages) {
    // A page is one customer's.
    const slot = page[0] === undefined ? undefined : slots.get(page[0].customerId);
    if (slot === undefined) continue;
    const own = found.get(slot);
    found.set(slot, own === undefined ? page : [...own, ...page]);
  }
  return found;
}
