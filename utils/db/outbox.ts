import type { CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { NoteOut, NoteOutId } from '@/utils/sources/note-out';
import { announceChange } from './changes';
import type { Database, Writing } from './schema';
import { writeTogether } from './write';

/** All of them, the oldest first: ids sort by time. */
export const notesOut = (db: Database): Promise<NoteOut[]> => db.getAll('outbox');

/** Of one customer. */
export async function notesOutOf(db: Database, customers: readonly CustomerId[]): Promise<NoteOut[]> {
  return (await notesOut(db)).filter(({ customerId }) => customers.includes(customerId));
}

/** Keeps it; resolves once it is on disk. The same id is the same note. */
export async function putNoteOut(db: Database, note: NoteOut): Promise<void> {
  await writeTogether(db, ['outbox'], [(transaction) => transaction.objectStore('outbox').put(note)]);
  announceChange({ kinds: ['outbox'] });
}

/** Changes one that is still there, by what it is at that moment; gives what it became. */
export async function changeNoteOut(db: Database, id: NoteOutId, edit: (note: NoteOut) => NoteOut): Promise<NoteOut | undefined> {
  let changed: NoteOut | undefined;
  await writeTogether(
    db,
    ['outbox'],
    [
      async (transaction) => {
        const store = transaction.objectStore('outbox');
        const before = await store.get(id);
        if (before === undefined) return;
        changed = edit(before);
        await store.put(changed);
      },
    ],
  );
  announceChange({ kinds: ['outbox'] });
  return changed;
}

/** The user gives it up. */
export async function removeNoteOut(db: Database, id: NoteOutId): Promise<void> {
  await db.delete('outbox', id);
  announceChange({ kinds: ['outbox'] });
}

/** Takes back what was not sent yet. */
export async function removeWaiting(transaction: Writing, id: NoteOutId): Promise<void> {
  const store = transaction.objectStore('outbox');
  if ((await store.get(id))?.state.kind === 'waiting') await store.delete(id);
}

/** Forgets what was sent before that moment. */
export async function forgetSent(db: Database, before: Millis): Promise<void> {
  const { store, done } = db.transaction('outbox', 'readwrite');
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const { state } = cursor.value;
    if (state.kind === 'sent' && state.at < before) await cursor.delete();
  }
  await done;
}

/** What waits of an erased customer is not sent any more. */
export async function forgetNotesOut(transaction: Writing, id: CustomerId): Promise<void> {
  const store = transaction.objectStore('outbox');
  const own = (await store.getAll()).filter(({ customerId }) => customerId === id);
  await Promise.all(own.map((note) => store.delete(note.id)));
}
