import type { Customer, CustomerId } from '@/utils/domain/customer';
import { type MergeRefusal, refusalOf } from '@/utils/domain/merge-rule';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { announceChange } from './changes';
import { customersBy, customersWith, putCustomers } from './customer-records';
import { keepReplaced } from './history';
import type { Database } from './schema';
import { type Session, type WriteSession, writing } from './session';

/**
 * Merges one customer into another: only a mark on the first. It keeps its addresses, keys and facts, and whoever finds it is led to the
 * other; taking the mark away is therefore the exact inverse.
 */
export async function mergeCustomer(db: Database, id: CustomerId, into: CustomerId, at: Millis): Promise<Result<Customer, MergeRefusal>> {
  const merged = await writing(db, ['history'], async (session): Promise<Result<Customer, MergeRefusal>> => {
    const found = await customersWith(session, [id, into]);
    const [customer, other] = [found.get(id), found.get(into)];
    if (customer === undefined || other === undefined) return err('gone');
    const refusal = refusalOf(customer, other, await aboveOf(session, other));
    return refusal === undefined ? ok(await replace(session, customer, { ...customer, mergedInto: into, updatedAt: at })) : err(refusal);
  });
  if (merged.ok) announceChange({ kinds: ['customer'], customerIds: [id, into] });
  return merged;
}

/** Takes the mark of a merge away; undefined where there is none. What was written while they were one stays with whom it was written to. */
export async function unmergeCustomer(db: Database, id: CustomerId, at: Millis): Promise<Customer | undefined> {
  const unmerged = await writing(db, ['history'], async (session) => {
    const before = (await customersWith(session, [id])).get(id);
    if (before?.mergedInto === undefined) return undefined;
    const { mergedInto, ...rest } = before;
    return replace(session, before, { ...rest, updatedAt: at });
  });
  if (unmerged !== undefined) announceChange({ kinds: ['customer'], customerIds: [id] });
  return unmerged;
}

/** Everybody merged into these customers, directly or through others, nearest first. */
export async function mergedIntoAll(session: Session, ids: readonly CustomerId[]): Promise<Customer[]> {
  const found = new Map<CustomerId, Customer>();
  for (let level = ids; level.length > 0; ) {
    const members = [...(await customersBy(session, 'company', level))].flatMap(([id, of]) => of.filter((one) => one.mergedInto === id));
    const fresh = members.filter((one) => !found.has(one.id) && !ids.includes(one.id));
    for (const one of fresh) found.set(one.id, one);
    level = fresh.map((one) => one.id);
  }
  return [...found.values()];
}

/** Whom a customer is merged into, nearest first; ends where a circle closes. */
export async function aboveOf(session: Session, customer: Customer): Promise<Customer[]> {
  const above: Customer[] = [];
  for (let next = customer.mergedInto; next !== undefined; ) {
    const one: Customer | undefined = (await customersWith(session, [next])).get(next);
    if (one === undefined || above.some(({ id }) => id === one.id)) break;
    above.push(one);
    next = one.mergedInto;
  }
  return above;
}

async function replace(session: WriteSession, before: Customer, edited: Customer): Promise<Customer> {
  const after = { ...edited, revision: before.revision + 1 };
  await Promise.all([keepReplaced(session.transaction, 'customers', before), putCustomers(session, [after])]);
  return after;
}
