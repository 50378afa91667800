import { changeNoteOut, notesOut } from '@/utils/db/outbox';
import type { Database } from '@/utils/db/schema';
import type { Millis } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import type { Failure } from '@/utils/sources/failure';
import type { Clock } from '@/utils/sources/limits/limiter';
import type { NoteOut, NoteOutId } from '@/utils/sources/note-out';
import type { Connected } from './connections';

/** Sends what is due; resolves with when the next note is, or undefined where none waits. */
export type SendNotes = () => Promise<Millis | undefined>;

/**
 * Sends notes to other systems: of one customer at one account in the order in which they were written, one after the other. A note
 * is marked before it is sent: where the background ends in between, nobody knows whether it stands there, and the user decides.
 */
export function createOutbox(
  database: () => Promise<Database>,
  connectionOf: (id: AccountId) => Promise<Connected | undefined>,
  clock: Pick<Clock, 'now' | 'random'>,
): SendNotes {
  /** Those that are being sent in this life of the background. */
  const underWay = new Set<NoteOutId>();
  const never = new AbortController().signal;
  let last: Promise<unknown> = Promise.resolve();

  async function run(): Promise<Millis | undefined> {
    const db = await database();
    for (;;) {
      const notes = await notesOut(db);
      for (const { id, state } of notes)
        if (state.kind === 'sending' && !underWay.has(id))
          await changeNoteOut(db, id, (note) => ({ ...note, state: unsureSince(clock.now()) }));
      const waiting = firstOfEach(notes);
      const due = waiting.filter(({ state }) => state.notBefore <= clock.now());
      if (due.length === 0) return waiting.map(({ state }) => state.notBefore).sort((a, b) => a - b)[0];
      await Promise.all(due.map((note) => send(db, note)));
    }
  }

  async function send(db: Database, { id, account, about, text }: NoteOut): Promise<void> {
    underWay.add(id);
    try {
      let tries = 0;
      const marked = await changeNoteOut(db, id, (note) => {
        if (note.state.kind !== 'waiting') return note;
        tries = note.state.tries + 1;
        return { ...note, state: { kind: 'sending', tries, since: clock.now() } };
      });
      // Taken back meanwhile.
      if (marked?.state.kind !== 'sending') return;
      const written = await (await connectionOf(account))?.write?.({ about, text }, never);
      const failure: Failure | undefined = written === undefined ? { kind: 'aborted' } : written.ok ? undefined : written.error;
      await changeNoteOut(db, id, (note) => ({ ...note, state: stateAfter(failure, tries, clock) }));
    } finally {
      underWay.delete(id);
    }
  }

  return () => {
    // One run after the other: what was written while one ends is sent by the next.
    const next = last.then(run, run);
    last = next;
    return next;
  };
}

type Waiting = NoteOut & { readonly state: Extract<NoteOut['state'], { readonly kind: 'waiting' }> };

/** The oldest that waits of each customer at each account, where none of theirs is being sent. What was refused steps aside for the others. */
function firstOfEach(notes: readonly NoteOut[]): readonly Waiting[] {
  const first = new Map<string, NoteOut>();
  for (const note of notes) {
    const key = `${note.customerId} ${note.account}`;
    if ((note.state.kind === 'waiting' || note.state.kind === 'sending') && !first.has(key)) first.set(key, note);
  }
  return [...first.values()].filter((note): note is Waiting => note.state.kind === 'waiting');
}

const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

const unsureSince = (at: Millis): NoteOut['state'] => ({ kind: 'unsure', at });

/** What becomes of a note that was sent: most vendors take the same one twice, so it is sent again only where it was surely not taken. */
export function stateAfter(failure: Failure | undefined, tries: number, { now, random }: Pick<Clock, 'now' | 'random'>): NoteOut['state'] {
  const at = now();
  const again = (earliest: number, failure: Failure): NoteOut['state'] => {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries - 1, 10)) * (1 + random() / 2);
    return { kind: 'waiting', tries, notBefore: Math.ceil(Math.max(earliest, at + wait)) as Millis, failure };
  };
  if (failure === undefined) return { kind: 'sent', at };
  switch (failure.kind) {
    case 'rateLimited':
      return again(failure.until + random() * 5_000, failure);
    case 'offline':
      return again(at, failure);
    case 'unavailable':
      // 503 says that nothing was done; of the others nobody knows.
      return failure.status === 503 ? again(at, failure) : unsureSince(at);
    case 'slow':
      return unsureSince(at);
    default:
      return { kind: 'refused', at, failure };
  }
}
