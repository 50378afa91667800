import type { Customer, CustomerId } from '@/utils/domain/customer';
import { unionOf } from '@/utils/domain/merged';
import { customersBy, customersWith } from './customer-records';
import { aboveOf, mergedIntoAll } from './merges';
import type { Database } from './schema';
import { reading, type Session } from './session';

/** A customer as one: the record with all that was merged into it. */
export interface One {
  /** The record that is left, with what the others add to it. */
  readonly customer: Customer;
  /** Those that were merged into it, directly or through others. */
  readonly merged: readonly Customer[];
}

/** A customer with all that is reckoned with it. */
export interface Group extends One {
  /** Of a company: its people, those of the companies merged into it, and those of its subsidiaries; each once, as one. */
  readonly people: readonly Customer[];
  readonly subsidiaries: readonly Customer[];
  /** Every record whose facts count: their own, of those merged, and of everybody below. */
  readonly ids: readonly CustomerId[];
}

/** The customer that this record is part of, with everybody below; undefined where there is none. */
export const groupOf = (db: Database, id: CustomerId): Promise<Group | undefined> =>
  reading(db, [], async (session) => {
    const record = (await customersWith(session, [id])).get(id);
    if (record === undefined) return undefined;
    const [top] = await onesOf(session, [record]);
    if (top === undefined) return undefined;
    const ones = new Map<CustomerId, One>([[top.customer.id, top]]);
    const ids = new Set<CustomerId>(idsOf(top));
    for (let level = top.customer.kind === 'company' ? [...ids] : []; level.length > 0; ) {
      const below = (await membersOf(session, level)).filter(({ customer }) => !ids.has(customer.id));
      for (const one of below) ones.set(one.customer.id, one);
      level = below.flatMap(idsOf);
      for (const each of level) ids.add(each);
    }
    const below = [...ones.values()].filter((one) => one !== top).map(({ customer }) => customer);
    return {
      ...top,
      people: below.filter(({ kind }) => kind === 'person'),
      subsidiaries: below.filter(({ kind }) => kind === 'company'),
      ids: [...ids],
    };
  });

/** The other people of a company, each as one. */
export async function colleaguesOf(db: Database, companyId: CustomerId, id: CustomerId): Promise<Customer[]> {
  const group = await groupOf(db, companyId);
  return group === undefined ? [] : group.people.filter((person) => person.id !== id);
}

const idsOf = ({ customer, merged }: One): CustomerId[] => [customer.id, ...merged.map(({ id }) => id)];

/** The customers that these records are part of, each once. */
async function onesOf(session: Session, records: readonly Customer[]): Promise<One[]> {
  const left = new Map<CustomerId, Customer>();
  for (const record of records) {
    const one = (await aboveOf(session, record)).at(-1) ?? record;
    left.set(one.id, one);
  }
  const merged = await mergedIntoAll(session, [...left.keys()]);
  const into = new Map(merged.map((one) => [one.id, one.mergedInto]));
  const endOf = (id: CustomerId | undefined): CustomerId | undefined => (id === undefined || left.has(id) ? id : endOf(into.get(id)));
  return [...left.values()].map((customer) => {
    const own = inOrder(
      session,
      merged.filter(({ mergedInto }) => endOf(mergedInto) === customer.id),
    );
    return { customer: unionOf(customer, own), merged: own };
  });
}

/** In which they came: what only one of them can give is everywhere that of the same one. */
const inOrder = ({ slots }: Session, records: readonly Customer[]): Customer[] =>
  [...records].sort((a, b) => (slots.get(a.id) ?? 0) - (slots.get(b.id) ?? 0));

/** Who belongs to one of these companies: by their own record, or because they are one with somebody who does and belong nowhere else. */
async function membersOf(session: Session, companyIds: readonly CustomerId[]): Promise<One[]> {
  const isWithin = ({ companyId, parentId }: Customer) => companyIds.some((id) => id === (companyId ?? parentId));
  const records = [...(await customersBy(session, 'company', companyIds)).values()].flat().filter(isWithin);
  return (await onesOf(session, records)).filter(({ customer }) => isWithin(customer));
}
