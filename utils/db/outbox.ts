import type { CustomerId } from '@/utils/domain/customer';
import type { Id } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import type { Failure } from '@/utils/sources/failure';
import { announceChange } from './changes';
import type { Database, Writing } from './schema';
import { writeTogether } from './write';

export type NoteOutId = Id<'noteOut'>;

/** A note on its way to another system. */
export interface NoteOut {
  readonly id: NoteOutId;
  readonly customerId: CustomerId;
  readonly account: AccountId;
  /** The key of the record there that it is kept beside. */
  readonly about: string;
  readonly text: string;
  readonly madeAt: Millis;
  readonly state:
    | { readonly kind: 'waiting'; readonly tries: number; readonly notBefore: Millis; readonly failure?: Failure }
    /** Asked, and not heard of since: it may stand there already. */
    | { readonly kind: 'sending'; readonly tries: number; readonly since: Millis }
    | { readonly kind: 'sent'; readonly at: Millis }
    /** Asking again changes nothing; the user decides. */
    | { readonly kind: 'refused'; readonly at: Millis; readonly failure: Failure }
    /** The background ended while it was sent: only the vendor knows whether it stands there; the user decides. */
    | { readonly kind: 'unsure'; readonly at: Millis };
}

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

/** What waits of an erased customer is not sent any more. */
export async function forgetNotesOut(transaction: Writing, id: CustomerId): Promise<void> {
  const store = transaction.objectStore('outbox');
  const own = (await store.getAll()).filter(({ customerId }) => customerId === id);
  await Promise.all(own.map((note) => store.delete(note.id)));
}
