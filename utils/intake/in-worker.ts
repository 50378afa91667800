import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';

/** Opens the database for one task of a web worker, and closes it again: nothing stands in the way of an upgrade meanwhile. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Calls back at most ten times a second, with how long it has been going on, in milliseconds. */
export function seldom(tell: (done: number, elapsed: number) => void): (done: number) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return (done) => {
    const now = performance.now();
    if (now - toldAt < 100) return;
    toldAt = now;
    tell(done, now - startedAt);
  };
}

/** What went wrong between a file and the disk, as far as the browser says. */
export function faultOf(error: unknown): 'unreadable' | 'quota' | 'storage' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotReadableError' || name === 'NotFoundError') return 'unreadable';
  return name === 'QuotaExceededError' ? 'quota' : 'storage';
}
