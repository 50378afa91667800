import type { Millis } from '@/utils/domain/time';
import type { Database } from './schema';
import { buriedIn, type Tombstone, type TombstoneId } from './tombstone';

/** Whom we were told to forget. */
export interface Graves {
  /** Of these keys (`graveKey`), those of erased customers, each with when it was erased. Digests are awaited: not inside a transaction. */
  among(keys: readonly string[]): Promise<ReadonlyMap<string, Millis>>;
}

/** Nobody was erased, or nobody minds. */
export const noGraves: Graves = { among: async () => new Map() };

/**
 * Reads the tombstones once, and again after somebody was erased meanwhile.
 * @param isSettled whether a tombstone says nothing any more
 */
export function gravesIn(db: Database, isSettled: (id: TombstoneId) => boolean = () => false): Graves {
  let count = 0;
  let known: readonly Tombstone[] = [];
  return {
    async among(keys) {
      const today = await db.count('tombstones');
      if (today !== count) known = (await db.getAll('tombstones')).filter(({ id }) => !isSettled(id));
      count = today;
      return known.length === 0 ? new Map() : buriedIn(known, keys);
    },
  };
}
