import { customersBy, customersWith } from '@/utils/db/customer-records';
import { mergeCustomer } from '@/utils/db/merges';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import { millisOf } from '@/utils/domain/time';

/**
 * Two members may have imported the same file before they met: who bears the same key of another system is one customer. The later record is
 * merged into the earlier one, on every browser alike; a merge is a mark, and can be taken back.
 */
export async function unite(db: Database, ids: readonly CustomerId[]): Promise<void> {
  if (ids.length === 0) return;
  const pairs = await reading(db, [], async (session) => {
    const fresh = [...(await customersWith(session, ids)).values()].filter(({ mergedInto }) => mergedInto === undefined);
    const known = await customersBy(session, 'sourceKey', [...new Set(fresh.flatMap(({ sourceKeys }) => sourceKeys))]);
    return fresh.flatMap(({ id, sourceKeys }) =>
      sourceKeys
        .flatMap((key) => known.get(key) ?? [])
        .filter((other) => other.id !== id && other.mergedInto === undefined)
        .map((other) => (other.id < id ? ([id, other.id] as const) : ([other.id, id] as const))),
    );
  });
  for (const [later, earlier] of pairs) await mergeCustomer(db, later, earlier, millisOf(new Date()));
}
