import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { unionOf } from '@/utils/domain/merged';
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
  /** Whether it belongs to no company: every record is in the group of one such, where companies do not go in a circle. */
  readonly isTop: boolean;
}

/** The records of each customer, and of each company with all that belongs to it. What was merged into a customer is part of it. */
export function customerBooks(
  all: readonly Customer[],
  entries: readonly LedgerEntry[],
  interactions: readonly Interaction[],
): CustomerBook[] {
  const entriesOf = groupBy(entries, ({ customerId }) => customerId);
  const interactionsOf = groupBy(interactions, ({ customerId }) => customerId);
  const { customers, leftOf, mergedOf } = asOne(all);
  const aboveOf = ({ companyId, parentId }: Customer): CustomerId | undefined => {
    const above = companyId ?? parentId;
    return above === undefined ? undefined : (leftOf.get(above) ?? above);
  };
  const membersOf = groupBy(customers, aboveOf);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const companyOf = (customer: Customer): Customer | undefined => {
    const above = aboveOf(customer);
    return above === undefined ? undefined : byId.get(above);
  };
  const withMerged = (id: CustomerId) => [id, ...(mergedOf.get(id) ?? []).map((one) => one.id)];
  const records = (left: readonly CustomerId[]): Records => recordsOf(mergedOf.size === 0 ? left : left.flatMap(withMerged));
  const recordsOf = (ids: readonly CustomerId[]): Records => ({
    entries: ids.flatMap((id) => entriesOf.get(id) ?? []),
    interactions: ids.flatMap((id) => interactionsOf.get(id) ?? []),
  });
  return customers.map((customer) => {
    const own = records([customer.id]);
    const ids = customer.kind === 'company' ? withMembers(customer, membersOf) : [];
    return { customer, own, group: ids.length > 1 ? records(ids) : own, isTop: isTop(customer, companyOf) };
  });
}

/** Where companies go in a circle, each of them is at the top of it. */
function isTop(customer: Customer, companyOf: (customer: Customer) => Customer | undefined): boolean {
  const passed = new Set<Customer>();
  let hasCompany = false;
  for (let next = companyOf(customer); next !== undefined; next = companyOf(next)) {
    if (next === customer) return true;
    if (passed.has(next)) break;
    passed.add(next);
    hasCompany ||= next.kind === 'company';
  }
  return !hasCompany;
}

/** Everybody below a company; each once, even where the records go in a circle. */
function withMembers(company: Customer, membersOf: ReadonlyMap<CustomerId | undefined, readonly Customer[]>): CustomerId[] {
  const found = new Set<CustomerId>([company.id]);
  for (const id of found) for (const member of membersOf.get(id) ?? []) found.add(member.id);
  return [...found];
}

/** The customers that are left, with what was merged into each, and where each merged one went; nothing is copied where nobody was merged. */
function asOne(all: readonly Customer[]) {
  const into = new Map(all.flatMap(({ id, mergedInto }) => (mergedInto === undefined ? [] : [[id, mergedInto] as const])));
  const leftOf = new Map<CustomerId, CustomerId>();
  const mergedOf = new Map<CustomerId, readonly Customer[]>();
  if (into.size === 0) return { customers: all, leftOf, mergedOf };
  const known = new Set(all.map(({ id }) => id));
  for (const id of into.keys()) leftOf.set(id, endOf(id, into, known));
  const merged = groupBy(all, ({ id }) => leftOf.get(id));
  const isLeft = ({ id }: Customer) => (leftOf.get(id) ?? id) === id;
  const customers = all.filter(isLeft).map((customer) => {
    const own = merged.get(customer.id)?.filter(({ id }) => id !== customer.id) ?? [];
    if (own.length > 0) mergedOf.set(customer.id, own);
    return unionOf(customer, own);
  });
  return { customers, leftOf, mergedOf };
}

/** Where a chain of merges ends, or leads to somebody who is gone; who is part of a circle stays for themselves. */
function endOf(id: CustomerId, into: ReadonlyMap<CustomerId, CustomerId>, known: ReadonlySet<CustomerId>): CustomerId {
  const passed = new Set([id]);
  let end = id;
  for (let next = into.get(end); next !== undefined && known.has(next); next = into.get(end)) {
    if (passed.has(next)) return id;
    passed.add(next);
    end = next;
  }
  return end;
}
