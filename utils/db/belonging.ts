import { aboveField, type BelongRefusal, belongRefusal } from '@/utils/domain/belonging-rule';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { announceChange } from './changes';
import { customersWith, putCustomers } from './customer-records';
import { keepReplaced } from './history';
import { aboveOf, mergedIntoAll } from './merges';
import type { Database } from './schema';
import { type Session, type WriteSession, writing } from './session';

/**
 * Makes a customer belong to a company, or to none where `to` is undefined; gives whom it belonged to before. A person works there, a
 * company is owned by it. Looked at and written in one transaction, so that two pages never close a circle between them.
 */
export async function setBelonging(
  db: Database,
  id: CustomerId,
  to: CustomerId | undefined,
  at: Millis,
): Promise<Result<CustomerId | undefined, BelongRefusal>> {
  const done = await writing(db, ['history'], async (session): Promise<Result<CustomerId | undefined, BelongRefusal>> => {
    const customer = (await customersWith(session, [id])).get(id);
    if (customer === undefined) return err('gone');
    const field = aboveField(customer);
    // One record with it may be the one that says so.
    const records = [customer, ...(await mergedIntoAll(session, [id]))].filter(({ kind }) => kind === customer.kind);
    const before = records.find((record) => record[field] !== undefined)?.[field];
    if (to === undefined) {
      for (const record of records) if (record[field] !== undefined) await replace(session, record, without(record, field), at);
      return ok(before);
    }
    const company = await leftOf(session, to);
    if (company === undefined) return err('gone');
    const refusal = belongRefusal(customer, company, await chainAbove(session, company));
    if (refusal !== undefined) return err(refusal);
    await replace(session, customer, { ...customer, [field]: company.id }, at);
    return ok(before);
  });
  if (done.ok) announceChange({ kinds: ['customer'], customerIds: [id, to, done.value].filter((each) => each !== undefined) });
  return done;
}

/** The record that is left of a customer, where it was merged into another. */
async function leftOf(session: Session, id: CustomerId): Promise<Customer | undefined> {
  const record = (await customersWith(session, [id])).get(id);
  return record && ((await aboveOf(session, record)).at(-1) ?? record);
}

/** Whom a company belongs to, nearest first; ends where a circle closes. */
async function chainAbove(session: Session, company: Customer): Promise<Customer[]> {
  const above: Customer[] = [];
  for (let next = company.parentId; next !== undefined; ) {
    const one: Customer | undefined = await leftOf(session, next);
    if (one === undefined || one.id === company.id || above.some(({ id }) => id === one.id)) break;
    above.push(one);
    next = one.parentId;
  }
  return above;
}

function without(record: Customer, field: 'companyId' | 'parentId'): Customer {
  const { [field]: _, ...rest } = record;
  return rest;
}

async function replace(session: WriteSession, before: Customer, edited: Customer, at: Millis): Promise<void> {
  const after = { ...edited, updatedAt: at, revision: before.revision + 1 };
  await Promise.all([keepReplaced(session.transaction, 'customers', before), putCustomers(session, [after])]);
}
