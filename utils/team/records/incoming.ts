import { announceChange } from '@/utils/db/changes';
import { eraseCustomer } from '@/utils/db/erase';
import type { Database } from '@/utils/db/schema';
import type { TombstoneId } from '@/utils/db/tombstone';
import type { CustomerId } from '@/utils/domain/customer';
import { millisOf } from '@/utils/domain/time';
import { type Key, partsOf } from '../replica/key';
import type { Replica } from '../replica/replica';
import { type Slot, shownOf } from '../replica/slot';
import { type ReplicaStore, ranks } from '../replica/store';
import { fieldsOf } from './kinds';
import { unite } from './unite';
import { type BroughtIn, writeHeard } from './write-heard';

const SOME = 300;
type Heard = readonly (readonly [Key, Slot])[];

/**
 * Brings what was heard of the team into the browser's own records. What has to wait (a booking for its customer) is brought in by a later call.
 * Resolves to how many were brought in.
 */
export async function bringIn(db: Database, store: ReplicaStore, replica: Replica): Promise<number> {
  let count = 0;
  for (const rank of ranks) {
    for (let after: Key | null = null; ; ) {
      const heard: Heard = await store.behind(rank, after, SOME);
      const last = heard.at(-1);
      if (last === undefined) break;
      [after] = last;
      const { said, edited, customerIds } = await (rank === 0 ? erase(db, heard) : writeHeard(db, heard));
      await replica.bringIn(said);
      if (edited.size > 0) await replica.write(edited);
      if (said.size > 0) announceChange({ kinds: ['customer', 'ledger', 'interaction', 'voice', 'opportunity', 'goal'], customerIds });
      await unite(db, newcomers(heard, said));
      count += said.size;
    }
  }
  return count;
}

/** Customers who were not here before. */
const newcomers = (heard: Heard, said: ReadonlyMap<Key, unknown>): readonly CustomerId[] =>
  heard.flatMap(([key, { here }]) => {
    const { kind, id } = partsOf(key);
    return kind === 'customer' && here?.content === null && said.has(key) ? [id as CustomerId] : [];
  });

/** Erases here whom another member erased. */
async function erase(db: Database, heard: Heard): Promise<BroughtIn> {
  const now = millisOf(new Date());
  for (const [key, slot] of heard) {
    const fields = fieldsOf('erasure', shownOf(slot) ?? {});
    if (!fields.ok) continue;
    const { customerIds, tombstone } = fields.value;
    if (tombstone !== undefined) await db.put('tombstones', { id: partsOf(key).id as TombstoneId, ...tombstone });
    for (const id of customerIds) await eraseCustomer(db, id, tombstone?.at ?? now, true);
  }
  return { said: new Map(heard.map(([key, slot]) => [key, shownOf(slot)])), edited: new Map(), customerIds: [] };
}
