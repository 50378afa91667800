import { type ReadonlySignal, signal } from '@preact/signals';
import { getCustomers } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { Search } from './search';

/** A customer that was found, and what tells them from a namesake beside their own record. */
export interface FoundCustomer {
  readonly customer: Customer;
  readonly companyName?: string;
}

/** What somebody looks for, and who was found. */
export type FinderState =
  | { readonly state: 'idle' }
  /** Before the first answer; while a later one is looked for, the earlier stands. */
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly query: string; readonly found: readonly FoundCustomer[] }
  | { readonly state: 'failed'; readonly error: unknown };

export interface Finder {
  readonly query: ReadonlySignal<string>;
  readonly state: ReadonlySignal<FinderState>;
  look(query: string): void;
}

/** More than that nobody reads; whoever sees too many types on. */
const MOST = 8;

/** So many are looked at where not everybody is wanted. */
const LOOKED_AT = 10 * MOST;

/**
 * Looks for customers while somebody types; the last words win, however long earlier ones take.
 * @param isWanted who may be found; anybody where absent
 */
export function createFinder(db: Database, search: Search, isWanted?: (customer: Customer) => boolean): Finder {
  const query = signal('');
  const state = signal<FinderState>({ state: 'idle' });
  let newest = 0;

  async function find(text: string, turn: number): Promise<void> {
    try {
      const all = await search(text, isWanted === undefined ? MOST : LOOKED_AT);
      const found = await withCompanies(db, isWanted === undefined ? all : all.filter(isWanted).slice(0, MOST));
      if (turn === newest) state.value = { state: 'found', query: text, found };
    } catch (error) {
      if (turn === newest) state.value = { state: 'failed', error };
    }
  }

  return {
    query,
    state,
    look(text) {
      query.value = text;
      const turn = ++newest;
      if (text.trim() === '') {
        state.value = { state: 'idle' };
        return;
      }
      if (state.value.state !== 'found') state.value = { state: 'looking' };
      void find(text, turn);
    },
  };
}

/** Whether those found answer earlier words than those that stand there by now. */
export const isStale = ({ query, state }: Finder): boolean => state.value.state === 'found' && state.value.query !== query.value;

/** Customers with the names of the companies that they belong to. */
export async function withCompanies(db: Database, customers: readonly Customer[]): Promise<FoundCustomer[]> {
  const aboveOf = ({ companyId, parentId }: Customer) => companyId ?? parentId;
  const companies = await getCustomers(
    db,
    customers.flatMap((customer) => aboveOf(customer) ?? []),
  );
  return customers.map((customer) => {
    const above = aboveOf(customer);
    const company = above && companies.get(above);
    return { customer, ...(company === undefined ? {} : { companyName: company.name }) };
  });
}
