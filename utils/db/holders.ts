import type { Customer, CustomerId } from '@/utils/domain/customer';
import { customersBy, removeCustomers } from './customer-records';
import { forgetReplaced } from './history';
import { ledgerOf } from './ledger-records';
import { type PackStore, packStores } from './packs';
import type { Session, WriteSession } from './session';

/** The stores that a session needs to say who is held. */
export const holderStores = ['ledger', 'ledgerRuns', ...packStores, 'history'] as const;

/** Of these customers, those that something still needs: facts of their own, or people and companies that belong to them and count. */
export async function heldAmong(
  session: Session,
  ids: readonly CustomerId[],
  isCounted: (member: Customer) => boolean = () => true,
): Promise<Set<CustomerId>> {
  const [ledger, members, ...packs] = await Promise.all([
    ledgerOf(session, ids),
    customersBy(session, 'company', ids),
    ...packStores.map((store) => withRows(session, store, ids)),
  ]);
  const companies = [...members].flatMap(([id, of]) => (of.some(isCounted) ? [id] : []));
  return new Set([...ledger.keys(), ...packs.flat(), ...companies]);
}

/** Removes customers and what they were before they were edited. */
export async function eraseCustomers(session: WriteSession, ids: readonly CustomerId[]): Promise<void> {
  await removeCustomers(session, ids);
  const [first, last] = endsOf(ids);
  if ((await session.transaction.objectStore('history').count(IDBKeyRange.bound(`${first}@`, `${last}@\uffff`))) === 0) return;
  await Promise.all(ids.map((id) => forgetReplaced(session.transaction, id)));
}

/** Ids made together lie together: mostly one request says that none of them has rows. */
async function withRows(session: Session, name: PackStore, ids: readonly CustomerId[]): Promise<CustomerId[]> {
  const store = session.transaction.objectStore(name);
  const count = (first: string, last: string) => store.count(IDBKeyRange.bound([first], [last, []]));
  const [first, last] = endsOf(ids);
  if ((await count(first, last)) === 0) return [];
  const counts = await Promise.all(ids.map((id) => count(id, id)));
  return ids.filter((_, index) => counts[index] !== 0);
}

function endsOf(ids: readonly string[]): readonly [first: string, last: string] {
  const sorted = [...ids].sort();
  return [sorted[0] ?? '', sorted.at(-1) ?? ''];
}
