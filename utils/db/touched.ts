import type { CustomerId } from '@/utils/domain/customer';
import type { PackStore } from './packs';
import type { Database } from './schema';
import type { WriteSession } from './session';
import type { TombstoneId } from './tombstone';

/** A record that a write added, changed or removed. What it says now is looked up when the team is told. */
export type Touched =
  | { readonly kind: 'customer' | 'competitor' | 'goal'; readonly id: string }
  /** A fact, and the customer whose it is or was. */
  | { readonly kind: FactKind; readonly id: string; readonly of: CustomerId }
  /** Customers who were erased. */
  | { readonly kind: 'erasure'; readonly id: TombstoneId; readonly customerIds: readonly CustomerId[] }
  /** Customers with all that is known about them. */
  | { readonly kind: 'all'; readonly customerIds: readonly CustomerId[] };

export type FactKind = 'ledger' | 'interaction' | 'voice' | 'opportunity';

const kindIn: Readonly<Record<PackStore, FactKind>> = { interactions: 'interaction', voices: 'voice', opportunities: 'opportunity' };

/** Notes, in the write's own transaction, that customers, competitors or goals are others than before. */
export function touch({ touched }: WriteSession, kind: 'customer' | 'competitor' | 'goal', ids: Iterable<string>): void {
  if (touched !== undefined) for (const id of ids) touched.push({ kind, id });
}

/** The same of facts. */
export function touchFacts(
  { touched }: WriteSession,
  store: PackStore | 'ledger',
  rows: Iterable<{ readonly id: string; readonly customerId: CustomerId }>,
): void {
  const kind = store === 'ledger' ? store : kindIn[store];
  if (touched !== undefined) for (const { id, customerId } of rows) touched.push({ kind, id, of: customerId });
}

/** The same of customers whom this write erased: nothing else is said of them. */
export function touchErased({ touched }: WriteSession, id: TombstoneId, customerIds: readonly CustomerId[]): void {
  if (touched === undefined) return;
  const gone = new Set<string>(customerIds);
  const others = touched.filter((one) => ('of' in one ? !gone.has(one.of) : one.kind !== 'customer' || !gone.has(one.id)));
  touched.splice(0, touched.length, ...others, { kind: 'erasure', id, customerIds });
}

/** The writes of which the team was not told yet, the first ones first, as many as touched about `most` records. */
export async function untold(
  db: Database,
  most: number,
): Promise<{ readonly writes: readonly number[]; readonly touched: readonly Touched[] }> {
  const writes: number[] = [];
  const touched: Touched[] = [];
  let count = 0;
  for (let cursor = await db.transaction('teamLog').store.openCursor(); cursor !== null && count < most; cursor = await cursor.continue()) {
    writes.push(cursor.key);
    touched.push(...cursor.value);
    count += cursor.value.reduce((sum, one) => sum + ('customerIds' in one ? one.customerIds.length : 1), 0);
  }
  return { writes, touched };
}

/** They are told by now. */
export async function forgetTold(db: Database, writes: readonly number[]): Promise<void> {
  const { store, done } = db.transaction('teamLog', 'readwrite');
  await Promise.all([...writes.map((write) => store.delete(write)), done]);
}
