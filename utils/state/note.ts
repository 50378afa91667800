import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { getDraft, saveDraft } from '@/utils/db/drafts';
import { appendNote } from '@/utils/db/notes';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { millisOf } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import { type Noted, parseNote, recordsOf } from '@/utils/voice/note-grammar';

export type NoteState = 'idle' | 'saving' | 'saved' | { readonly failed: unknown };

/** Whom the note is about, and where it was taken. */
export interface NoteSubject {
  readonly customerId: CustomerId;
  readonly competitors: readonly Competitor[];
  /** The page beside which it is written. */
  readonly url: string;
}

export interface NoteModel {
  readonly value: ReadonlySignal<string>;
  readonly state: ReadonlySignal<NoteState>;
  write(value: string): void;
  /** Records the note; nothing happens while one is being recorded, or for an empty one. */
  save(): Promise<void>;
}

/** The note box: keeps a draft for each customer while it is written, and turns it into records when it is saved. */
export function createNote(db: Database, subject: ReadonlySignal<NoteSubject | undefined>, stop: AbortSignal): NoteModel {
  const value = signal('');
  const state = signal<NoteState>('idle');
  /** The records of the text being saved: trying again writes the same ones. */
  let attempt: { readonly text: string; readonly records: Noted } | undefined;
  let of: CustomerId | undefined;

  const dispose = effect(() => {
    const next = subject.value?.customerId;
    if (next === of) return;
    of = next;
    value.value = '';
    state.value = 'idle';
    attempt = undefined;
    if (next === undefined) return;
    getDraft(db, next).then(
      (draft) => {
        // Whoever began to write meanwhile goes on with that.
        if (of === next && value.value === '') value.value = draft?.text ?? '';
      },
      (error: unknown) => {
        if (of === next) state.value = { failed: error };
      },
    );
  });
  stop.addEventListener('abort', dispose);

  function write(text: string): void {
    value.value = text;
    state.value = 'idle';
    if (of !== undefined)
      saveDraft(db, { customerId: of, text, savedAt: millisOf(new Date()) }).catch((error: unknown) => {
        state.value = { failed: error };
      });
  }

  async function save(): Promise<void> {
    const about = subject.value;
    const text = value.value;
    const note = parseNote(text);
    if (about === undefined || note.kind === 'empty' || state.value === 'saving') return;
    state.value = 'saving';
    const url = about.url === '' ? {} : { url: about.url };
    attempt =
      attempt?.text === text
        ? attempt
        : {
            text,
            records: recordsOf(note, {
              ...url,
              customerId: about.customerId,
              competitors: about.competitors,
              at: millisOf(new Date()),
              author: '',
            }),
          };
    try {
      await appendNote(db, attempt.records, about.customerId);
      attempt = undefined;
      if (of !== about.customerId) return;
      if (value.value === text) value.value = '';
      state.value = 'saved';
    } catch (error) {
      if (of === about.customerId) state.value = { failed: error };
    }
  }

  return { value, state, write, save };
}
