import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { TombstoneId } from '@/utils/db/tombstone';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Backup } from './backup-file';
import type { Bundle } from './bundle';
import { erasedAmong, keysOfLines } from './erased-lines';
import { parseLine } from './lines';
import { gravesSince } from './restore';

/** What a backup holds, in records, and what of it would not come back. */
export interface Contents {
  readonly createdAt: Millis;
  readonly customers: number;
  readonly ledger: number;
  readonly interactions: number;
  readonly voices: number;
  readonly opportunities: number;
  /** Customers who were erased here since it was made. */
  readonly erased: number;
}

/** Customers that are looked for among the tombstones at once. */
const BATCH = 200;

/** Reads a backup whose bytes were checked, line by line, and touches nothing. */
export async function inspectBackup(db: Database, backup: Backup, onLines?: (lines: number) => void): Promise<Result<Contents, 'damaged'>> {
  const counts = { customers: 0, ledger: 0, interactions: 0, voices: 0, opportunities: 0 };
  const own = new Set<TombstoneId>();
  const graves = gravesSince(db, own);
  let [done, erased] = [0, 0];
  let waiting: Bundle[] = [];
  const compare = async () => {
    const bundles = waiting;
    waiting = [];
    const buried = await graves.among(keysOfLines(bundles.map((bundle) => ({ kind: 'customer', bundle }))));
    if (buried.size > 0) erased += (await reading(db, [], (session) => erasedAmong(session, bundles, buried))).size;
  };
  for await (const text of backup.read()) {
    const line = parseLine(text);
    if (line === undefined) return err('damaged');
    // Tombstones stand before the customers.
    if (line.kind === 'tombstone') own.add(line.tombstone.id);
    if (line.kind === 'customer') {
      counts.customers += 1;
      for (const kind of ['ledger', 'interactions', 'voices', 'opportunities'] as const) counts[kind] += line.bundle[kind].length;
      if (waiting.push(line.bundle) === BATCH) await compare();
    }
    done += 1;
    onLines?.(done);
  }
  await compare();
  return ok({ createdAt: backup.head.createdAt, ...counts, erased });
}
