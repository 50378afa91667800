import type { Database } from '@/utils/db/schema';
import type { TeamSlot } from '@/utils/db/team-slots';
import type { CustomerId } from '@/utils/domain/customer';
import type { Json } from './content';
import { type Key, partsOf } from './key';
import { isWaiting, type Slot, shownOf } from './slot';
import { BEGINNING, type Head, type ReplicaStore, rankOf } from './store';

/** What is kept of a team, in the browser's own database: whoever is erased there is erased of it in the same write. */
export function teamStoreIn(db: Database): ReplicaStore {
  const pairs = (rows: readonly TeamSlot[]) => rows.map(({ key, slot }) => [key as Key, slot as Slot] as const);
  const headIn = (value: unknown): Head => (value as Head | undefined) ?? BEGINNING;
  return {
    head: async () => headIn(await db.get('team', 'head')),
    async read(keys) {
      const store = db.transaction('teamSlots').store;
      const rows = await Promise.all(keys.map((key) => store.get(key)));
      return new Map(pairs(rows.filter((row) => row !== undefined)));
    },
    waiting: async (most) => pairs(await db.getAllFromIndex('teamSlots', 'waiting', null, most)),
    asking: async (most) => pairs(await db.getAllFromIndex('teamSlots', 'asking', null, most)),
    async counts() {
      const { store } = db.transaction('teamSlots');
      const [waiting, asking] = await Promise.all([store.index('waiting').count(), store.index('asking').count()]);
      return { waiting, asking };
    },
    async behind(rank, after, most) {
      const rows: TeamSlot[] = [];
      let cursor = await db.transaction('teamSlots').store.index('behind').openCursor(IDBKeyRange.only(rank));
      if (cursor !== null && after !== null && cursor.primaryKey <= after)
        cursor = await (cursor.primaryKey < after ? cursor.continuePrimaryKey(rank, after) : cursor.continue());
      if (cursor?.primaryKey === after) cursor = await cursor.continue();
      for (; cursor !== null && rows.length < most; cursor = await cursor.continue()) rows.push(cursor.value);
      return pairs(rows);
    },
    unseen: async (round, most) => pairs(await db.getAllFromIndex('teamSlots', 'round', IDBKeyRange.upperBound(round, true), most)),
    async change(keys, change) {
      const transaction = db.transaction(['teamSlots', 'team'], 'readwrite', { durability: 'strict' });
      const slots = transaction.objectStore('teamSlots');
      const heads = transaction.objectStore('team');
      const [head, ...rows] = await Promise.all([heads.get('head'), ...keys.map((key) => slots.get(key))]);
      const before = new Map(keys.map((key, index) => [key, (rows[index]?.slot ?? {}) as Slot]));
      const changed = change(before, headIn(head));
      await Promise.all([
        ...[...changed.slots].map(([key, slot]) => (isEmpty(slot) ? slots.delete(key) : slots.put(rowOf(key, slot)))),
        changed.head === undefined ? undefined : heads.put(changed.head, 'head'),
        transaction.done,
      ]);
    },
  };
}

const isEmpty = ({ kept, mine, here }: Slot): boolean => kept === undefined && mine === undefined && here === undefined;

function rowOf(key: Key, slot: Slot): TeamSlot {
  const customer = customerOf(key, slot);
  return {
    key,
    slot,
    ...(isWaiting(slot) ? { waiting: slot.mine?.order ?? 0 } : {}),
    ...(slot.conflict !== undefined || slot.mine?.refused !== undefined ? { asking: 1 } : {}),
    ...(slot.kept === undefined ? {} : { round: slot.kept.round }),
    ...(slot.here === undefined ? {} : { behind: rankOf(partsOf(key).kind) }),
    ...(customer === undefined ? {} : { customer }),
  };
}

function customerOf(key: Key, slot: Slot): CustomerId | undefined {
  const { kind, id } = partsOf(key);
  if (kind === 'customer') return id as CustomerId;
  const content = shownOf(slot) ?? slot.here?.content ?? slot.kept?.content;
  const of = content?.['customerId'] ?? aimedAt(content?.['scope']);
  return typeof of === 'string' ? (of as CustomerId) : undefined;
}

/** The customer whom a goal is for. */
const aimedAt = (scope: Json | undefined): Json | undefined =>
  typeof scope === 'object' && scope !== null && 'customerId' in scope ? scope['customerId'] : undefined;
