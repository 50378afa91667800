import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { Millis } from '@/utils/domain/time';
import { announceChange } from './changes';
import { forgetReplaced } from './history';
import { removeRows } from './packs';
import type { Database } from './schema';
import { type WriteSession, writing } from './session';
import { undoChunks } from './undo';

/** A contact that is over and lies before that moment. What is open or planned is not over, however old. */
const isExpired = ({ at, status }: Interaction, before: Millis): boolean => at < before && status !== 'open' && status !== 'planned';

/** How many contacts lie before that moment. */
export async function countExpired(db: Database, before: Millis): Promise<number> {
  let count = 0;
  for await (const rows of expiredIn(db, before)) count += rows.length;
  return count;
}

/**
 * Removes contacts that lie before that moment, with what they were before an edit and what undo logs keep of them; promises and all that
 * customers said stay, and the ledger. A slice at a time: broken off, it goes on where it is called again. Resolves with how many went.
 */
export async function removeExpired(db: Database, before: Millis): Promise<number> {
  let removed = 0;
  for await (const rows of expiredIn(db, before))
    removed += await removeFrom(db, new Set(rows.map(({ customerId }) => customerId)), before);
  await removeFromUndo(db, before);
  if (removed > 0) announceChange({ kinds: ['interaction'] });
  return removed;
}

/** Pages of contacts that are read at once. */
const BATCH = 128;

/** Expired contacts, some pages at a time. */
async function* expiredIn(db: Database, before: Millis): AsyncGenerator<readonly Interaction[]> {
  for (let from: IDBKeyRange | null = null; ; ) {
    const { store } = db.transaction('interactions');
    const [keys, pages]: [[CustomerId, number][], (readonly Interaction[])[]] = await Promise.all([
      store.getAllKeys(from, BATCH),
      store.getAll(from, BATCH),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return;
    const rows = pages.flat().filter((row) => isExpired(row, before));
    if (rows.length > 0) yield rows;
    from = IDBKeyRange.lowerBound(last, true);
  }
}

function removeFrom(db: Database, ids: ReadonlySet<CustomerId>, before: Millis): Promise<number> {
  const remove = async (session: WriteSession) => {
    const removed = await Promise.all([...ids].map((id) => removeRows(session, 'interactions', id, (row) => isExpired(row, before))));
    const edited = removed.flat().filter(({ revision }) => revision > 1);
    await Promise.all(edited.map(({ id }) => forgetReplaced(session.transaction, id)));
    return removed.flat().length;
  };
  // How long this browser keeps contacts is its own business: the team's stay.
  return writing(db, ['interactions', 'history'], remove, { isQuiet: true });
}

/** An import that is taken back must not bring back what was to go. */
async function removeFromUndo(db: Database, before: Millis): Promise<void> {
  const jobs = (await db.getAll('imports')).filter(({ kind }) => kind === 'interactions');
  for (const { id } of jobs) {
    for (const chunk of await undoChunks(db, id)) {
      const { store, done } = db.transaction('undo', 'readwrite');
      const logged = await store.get([id, chunk]);
      const steps = logged?.steps.filter((step) => step.store !== 'interactions' || !isExpired(step.before, before));
      if (logged !== undefined && steps !== undefined && steps.length < logged.steps.length) await store.put({ ...logged, steps });
      await done;
    }
  }
}
