import type { Customer, Summary } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { BLOCK, type CustomerBlock } from './customer-block';
import type { LedgerPage } from './ledger-page';
import { groupOf } from './ledger-pages';
import type { Transaction } from './schema';

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
  const { slots, summaries } = whoIsIn(customers);
  return {
    ...{ first: from * BLOCK, count: (to - from + 1) * BLOCK },
    pages: [...pages, ...runs],
    interactions: await interactionsOf(transaction, slots),
    summaries,
  };
}

function whoIsIn(blocks: readonly CustomerBlock[]) {
  const slots = new Map<string, number>();
  const summaries = new Map<number, Summary>();
  for (const { block, customers } of blocks) {
    for (const [at, text] of customers.entries()) {
      if (text === null) continue;
      const slot = block * BLOCK + at;
      const customer = text.includes('"summary":{') ? (JSON.parse(text) as Customer) : undefined;
      if (customer?.summary !== undefined) summaries.set(slot, customer.summary);
      slots.set(customer?.id ?? idIn(text), slot);
    }
  }
  return { slots, summaries };
}

const ID = '{"id":"';

/** The id of a customer's JSON: nearly always it comes first, and has nothing in it to be unescaped. */
function idIn(text: string): string {
  const end = text.indexOf('"', ID.length);
  const id = text.slice(ID.length, end);
  return text.startsWith(ID) && !id.includes('\\') ? id : (JSON.parse(text) as Customer).id;
}

/** Ids made together lie together: mostly one request brings the rows of all. */
async function interactionsOf(transaction: Transaction, slots: ReadonlyMap<string, number>): Promise<Map<number, Interaction[]>> {
  const store = transaction.objectStore('interactions');
  const ids = [...slots.keys()].sort();
  const [first, last] = [ids[0], ids.at(-1)];
  const found = new Map<number, Interaction[]>();
  if (first === undefined || last === undefined) return found;
  const range = IDBKeyRange.bound([first], [last, []]);
  const count = await store.count(range);
  if (count === 0) return found;
  const isDense = count <= 4 * ids.length + 16;
  const pages = isDense
    ? await store.getAll(range)
    : (await Promise.all(ids.map((id) => store.getAll(IDBKeyRange.bound([id], [id, []]))))).flat();
  for (const interaction of pages.flat()) {
    const slot = slots.get(interaction.customerId);
    if (slot === undefined) continue;
    const own = found.get(slot);
    if (own === undefined) found.set(slot, [interaction]);
    else own.push(interaction);
  }
  return found;
}
