import type { Key } from './key';
import { isWaiting, type Slot } from './slot';
import { BEGINNING, type Changed, type Head, type ReplicaStore } from './store';

/** A store that lives as long as it is held: for tests, and for a look at a team without keeping any of it. */
export function createMemoryStore(): ReplicaStore {
  const slots = new Map<Key, Slot>();
  let head: Head = BEGINNING;
  const found = (is: (slot: Slot) => boolean): (readonly [Key, Slot])[] => [...slots].filter(([, slot]) => is(slot));
  return {
    head: async () => head,
    read: async (keys) => new Map(keys.flatMap((key) => (slots.has(key) ? [[key, slots.get(key) ?? {}]] : []))),
    waiting: async (most) =>
      found(isWaiting)
        .sort(([, a], [, b]) => (a.mine?.order ?? 0) - (b.mine?.order ?? 0))
        .slice(0, most),
    asking: async (most) => found(({ conflict, mine }) => conflict !== undefined || mine?.refused !== undefined).slice(0, most),
    unseen: async (round, most) => found(({ kept }) => kept !== undefined && kept.round < round).slice(0, most),
    change: async (keys, change) => {
      const changed: Changed = change(new Map(keys.map((key) => [key, slots.get(key) ?? {}])), head);
      for (const [key, slot] of changed.slots) {
        if (slot.kept === undefined && slot.mine === undefined) slots.delete(key);
        else slots.set(key, slot);
      }
      head = changed.head ?? head;
    },
  };
}
