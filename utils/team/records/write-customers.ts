import { putCompetitors, removeCompetitors } from '@/utils/db/competitors';
import { putCustomers, removeCustomers } from '@/utils/db/customer-records';
import { forgetReplaced, keepReplaced } from '@/utils/db/history';
import { heldAmong } from '@/utils/db/holders';
import type { WriteSession } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Competitor, CompetitorId } from '@/utils/domain/voice';
import type { Key } from '../replica/key';
import { type Coming, isGoing, ofKind } from './heard';
import { fieldsOf } from './kinds';
import type { Local } from './local';

/** Writes the competitors among what was heard. */
export async function writeCompetitors(session: WriteSession, coming: Coming, local: Local): Promise<void> {
  const own = ofKind(coming, 'competitor');
  const put = own.flatMap(({ id, shown }): Competitor[] => {
    const fields = fieldsOf('competitor', shown ?? {});
    return shown !== null && fields.ok ? [{ ...local.competitors.get(id), ...fields.value, id: id as CompetitorId }] : [];
  });
  await putCompetitors(session, put);
  await removeCompetitors(
    session,
    own.filter(isGoing).map(({ id }) => id as CompetitorId),
  );
}

/** The same of customers; who goes while something is still about them is left in `waiting`. */
export async function writeCustomers(session: WriteSession, coming: Coming, local: Local, waiting: Set<Key>): Promise<void> {
  const own = ofKind(coming, 'customer');
  const put = own.flatMap(({ id, shown }): Customer[] => {
    const fields = fieldsOf('customer', shown ?? {});
    return shown !== null && fields.ok ? [customerFrom(id as CustomerId, fields.value, local.customers.get(id as CustomerId))] : [];
  });
  const replaced = put.flatMap(({ id }) => local.customers.get(id) ?? []);
  await Promise.all(replaced.map((before) => keepReplaced(session.transaction, 'customers', before)));
  await putCustomers(session, put);
  const going = own.filter(isGoing).map(({ id }) => id as CustomerId);
  // What is about them goes first.
  const held = going.length === 0 ? new Set<CustomerId>() : await heldAmong(session, going);
  for (const { key, id } of own) if (held.has(id as CustomerId)) waiting.add(key);
  await removeCustomers(
    session,
    going.filter((id) => !held.has(id)),
  );
}

/** The cost in a customer file's totals is a record of its own, and stays. */
function customerFrom(id: CustomerId, fields: Omit<Customer, 'id' | 'revision'>, before: Customer | undefined): Customer {
  const cost = before?.summary?.currency === fields.summary?.currency ? before?.summary?.cost : undefined;
  const summary = fields.summary === undefined || cost === undefined ? {} : { summary: { ...fields.summary, cost } };
  const importId = before?.importId === undefined ? {} : { importId: before.importId };
  return { ...fields, ...summary, ...importId, id, revision: (before?.revision ?? 0) + 1 };
}

/** The same of the costs in customer files' totals. */
export async function writeCosts(session: WriteSession, coming: Coming, local: Local, waiting: Set<Key>): Promise<void> {
  const put = ofKind(coming, 'cost').flatMap(({ key, id, shown }): Customer[] => {
    const customer = local.customers.get(id as CustomerId);
    const fields = shown === null ? undefined : fieldsOf('cost', shown);
    if (customer === undefined && shown !== null) waiting.add(key);
    if (customer === undefined || (fields !== undefined && !fields.ok)) return [];
    const { cost: _, ...summary } = customer.summary ?? {};
    const { currency } = fields?.value ?? customer.summary ?? {};
    if (currency === undefined) return [];
    const cost = fields === undefined ? {} : { cost: fields.value.cost };
    return [{ ...customer, summary: { ...summary, currency, ...cost }, revision: customer.revision + 1 }];
  });
  await putCustomers(session, put);
  // What a role may see no longer is not seen in earlier revisions either.
  const hidden = put.filter(({ summary }) => summary?.cost === undefined);
  await Promise.all(hidden.map(({ id }) => forgetReplaced(session.transaction, id)));
}
