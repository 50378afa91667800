import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { groupBy } from './group-by';

/** Ledger and contacts that are reckoned together. */
export interface Records {
  readonly entries: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
}

/** A customer with the records to reckon from. */
export interface CustomerBook {
  readonly customer: Customer;
  readonly own: Records;
  /** With the people and subsidiaries of a company; the very `own` where there are none. */
  readonly group: Records;
}

/** The records of each customer, and of each company with all that belongs to it. */
export function customerBooks(
  customers: readonly Customer[],
  entries: readonly LedgerEntry[],
  interactions: readonly Interaction[],
): CustomerBook[] {
  const entriesOf = groupBy(entries, ({ customerId }) => customerId);
  const interactionsOf = groupBy(interactions, ({ customerId }) => customerId);
  const membersOf = groupBy(customers, ({ companyId, parentId }) => companyId ?? parentId);
  const records = (ids: readonly CustomerId[]): Records => ({
    entries: ids.flatMap((id) => entriesOf.get(id) ?? []),
    interactions: ids.flatMap((id) => interactionsOf.get(id) ?? []),
  });
  return customers.map((customer) => {
    const own = records([customer.id]);
    const ids = customer.kind === 'company' ? withMembers(customer, membersOf) : [];
    return { customer, own, group: ids.length > 1 ? records(ids) : own };
  });
}

/** Everybody below a company; each once, even where the records go in a circle. */
function withMembers(company: Customer, membersOf: ReadonlyMap<CustomerId | undefined, readonly Customer[]>): CustomerId[] {
  const found = new Set<CustomerId>([company.id]);
  for (const id of found) for (const member of membersOf.get(id) ?? []) found.add(member.id);
  return [...found];
}
