import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Key } from './key';
import { isWaiting, type Slot } from './slot';
import { BEGINNING, type Head, type ReplicaStore } from './store';

const NAME = 'regard-team';

interface Kept {
  readonly key: Key;
  readonly slot: Slot;
  /** Present where it is to be sent: its place among those. */
  readonly waiting?: number;
  /** Present where somebody has to choose or to be told. */
  readonly asking?: 1;
  readonly round?: number;
}

interface TeamSchema extends DBSchema {
  slots: { key: Key; value: Kept; indexes: { waiting: number; asking: number; round: number } };
  head: { key: 'head'; value: Head };
}

/** A store in IndexedDB, in a database of its own: leaving a team deletes it whole. */
export async function openTeamStore(name = NAME): Promise<ReplicaStore & { close(): void }> {
  const db = await openDB<TeamSchema>(name, 1, {
    upgrade(upgraded) {
      const slots = upgraded.createObjectStore('slots', { keyPath: 'key' });
      for (const index of ['waiting', 'asking', 'round'] as const) slots.createIndex(index, index);
      upgraded.createObjectStore('head');
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  return { ...storeIn(db), close: () => db.close() };
}

function storeIn(db: IDBPDatabase<TeamSchema>): ReplicaStore {
  const pairs = (rows: readonly Kept[]) => rows.map(({ key, slot }) => [key, slot] as const);
  return {
    head: async () => (await db.get('head', 'head')) ?? BEGINNING,
    async read(keys) {
      const store = db.transaction('slots').store;
      const rows = await Promise.all(keys.map((key) => store.get(key)));
      return new Map(pairs(rows.filter((row) => row !== undefined)));
    },
    waiting: async (most) => pairs(await db.getAllFromIndex('slots', 'waiting', null, most)),
    asking: async (most) => pairs(await db.getAllFromIndex('slots', 'asking', null, most)),
    async counts() {
      const { store } = db.transaction('slots');
      const [waiting, asking] = await Promise.all([store.index('waiting').count(), store.index('asking').count()]);
      return { waiting, asking };
    },
    unseen: async (round, most) => pairs(await db.getAllFromIndex('slots', 'round', IDBKeyRange.upperBound(round, true), most)),
    async change(keys, change) {
      const transaction = db.transaction(['slots', 'head'], 'readwrite', { durability: 'strict' });
      const slots = transaction.objectStore('slots');
      const heads = transaction.objectStore('head');
      const [head, ...rows] = await Promise.all([heads.get('head'), ...keys.map((key) => slots.get(key))]);
      const before = new Map(keys.map((key, index) => [key, rows[index]?.slot ?? {}]));
      const changed = change(before, head ?? BEGINNING);
      await Promise.all([
        ...[...changed.slots].map(([key, slot]) => (isEmpty(slot) ? slots.delete(key) : slots.put(rowOf(key, slot)))),
        changed.head === undefined ? undefined : heads.put(changed.head, 'head'),
        transaction.done,
      ]);
    },
  };
}

const isEmpty = ({ kept, mine }: Slot): boolean => kept === undefined && mine === undefined;

const rowOf = (key: Key, slot: Slot): Kept => ({
  key,
  slot,
  ...(isWaiting(slot) ? { waiting: slot.mine?.order ?? 0 } : {}),
  ...(slot.conflict !== undefined || slot.mine?.refused !== undefined ? { asking: 1 } : {}),
  ...(slot.kept === undefined ? {} : { round: slot.kept.round }),
});
