import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { getDraft, saveDraft } from '@/utils/db/drafts';
import { appendNote } from '@/utils/db/notes';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Currency } from '@/utils/domain/money';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import type { FindDays } from '@/utils/voice/note/due';
import { habitsOf } from '@/utils/voice/note/habits';
import { isDated, loadWrittenDays } from '@/utils/voice/note/load-days';
import { kindsIn, type Noted, type NotePerson, type NoteWorld, parseNotes, recordsOfAll } from '@/utils/voice/note-grammar';

export type NoteState = 'idle' | 'saving' | 'saved' | 'undone' | { readonly failed: unknown };

/** Whom the note is about, and where it was taken. */
export interface NoteSubject {
  readonly customerId: CustomerId;
  readonly competitors: readonly Competitor[];
  /** Whom a note can name. */
  readonly people?: readonly NotePerson[];
  /** What amounts without a currency are in. */
  readonly currency?: Currency;
  /** The page beside which it is written. */
  readonly url: string;
}

export interface NoteOptions {
  /** Who is noting. */
  readonly author?: string;
  /** The reader's languages, best first; the browser's where absent. */
  readonly locales?: readonly string[];
  /** Takes the records of a note out again; without it there is no undo. */
  readonly remove?: (records: Noted) => Promise<void>;
}

export interface NoteModel {
  readonly value: ReadonlySignal<string>;
  readonly state: ReadonlySignal<NoteState>;
  /** What the note may refer to: changes once days in words are understood. */
  readonly world: ReadonlySignal<NoteWorld>;
  /** Whether the last saved note can still be undone. */
  readonly canUndo: ReadonlySignal<boolean>;
  write(value: string): void;
  /** Records the note; nothing happens while one is being recorded, or for an empty one. */
  save(): Promise<void>;
  /** Takes the last note out again and puts its words back, unless others were written meanwhile. */
  undo(): Promise<void>;
}

/** How long a note can be undone. */
const UNDO_FOR = 120_000;

/** The note box: keeps a draft for each customer while it is written, and turns it into records when it is saved. */
export function createNote(
  db: Database,
  subject: ReadonlySignal<NoteSubject | undefined>,
  stop: AbortSignal,
  { author = '', locales = navigator.languages, remove }: NoteOptions = {},
): NoteModel {
  const value = signal('');
  const state = signal<NoteState>('idle');
  const findDays = signal<FindDays | undefined>(undefined);
  const saved = signal<{ readonly text: string; readonly records: Noted } | undefined>(undefined);
  const habits = habitsOf(locales);
  /** The records of the text being saved: trying again writes the same ones. */
  let attempt: { readonly text: string; readonly records: Noted } | undefined;
  let of: CustomerId | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const world = computed<NoteWorld>(() => {
    // Written anew with every letter: the day may have changed.
    void value.value;
    const about = subject.value;
    return {
      ...habits,
      today: civilDateAt(millisOf(new Date())),
      ...(findDays.value === undefined ? {} : { findDays: findDays.value }),
      ...(about?.people === undefined ? {} : { people: about.people }),
      ...(about?.currency === undefined ? {} : { currency: about.currency }),
    };
  });

  const dispose = effect(() => {
    const next = subject.value?.customerId;
    if (next === of) return;
    of = next;
    value.value = '';
    state.value = 'idle';
    attempt = undefined;
    forget();
    if (next === undefined) return;
    getDraft(db, next).then(
      (draft) => {
        // Whoever began to write meanwhile goes on with that.
        if (of === next && value.peek() === '' && draft !== undefined) take(draft.text);
      },
      (error: unknown) => {
        if (of === next) state.value = { failed: error };
      },
    );
  });
  stop.addEventListener('abort', () => {
    dispose();
    forget();
  });

  function forget(): void {
    clearTimeout(forgetting);
    saved.value = undefined;
  }

  function take(text: string): void {
    value.value = text;
    // A failure shows when the note is saved: until then days in figures do.
    if (needsDays(text)) readDays().catch(() => undefined);
  }

  const needsDays = (text: string): boolean => findDays.peek() === undefined && kindsIn(text).some(isDated);

  async function readDays(): Promise<void> {
    const loaded = await loadWrittenDays();
    findDays.value = loaded;
  }

  function write(text: string): void {
    take(text);
    state.value = 'idle';
    if (of !== undefined)
      saveDraft(db, { customerId: of, text, savedAt: millisOf(new Date()) }).catch((error: unknown) => {
        state.value = { failed: error };
      });
  }

  async function save(): Promise<void> {
    const about = subject.value;
    const text = value.value;
    if (about === undefined || text.trim() === '' || state.value === 'saving') return;
    state.value = 'saving';
    try {
      if (needsDays(text)) await readDays();
      attempt = attempt?.text === text ? attempt : { text, records: recordsFor(text, about) };
      await appendNote(db, attempt.records, about.customerId);
      const done = attempt;
      attempt = undefined;
      if (of !== about.customerId) return;
      if (value.value === text) value.value = '';
      state.value = 'saved';
      if (remove === undefined) return;
      forget();
      saved.value = done;
      forgetting = setTimeout(forget, UNDO_FOR);
    } catch (error) {
      if (of === about.customerId) state.value = { failed: error };
    }
  }

  function recordsFor(text: string, { customerId, competitors, url }: NoteSubject): Noted {
    const context = { customerId, competitors, at: millisOf(new Date()), author, ...(url === '' ? {} : { url }) };
    return recordsOfAll(parseNotes(text, world.peek()), context);
  }

  async function undo(): Promise<void> {
    const last = saved.value;
    if (last === undefined || remove === undefined || state.value === 'saving') return;
    const about = of;
    state.value = 'saving';
    try {
      await remove(last.records);
      if (of !== about) return;
      forget();
      if (value.value === '') write(last.text);
      state.value = 'undone';
    } catch (error) {
      if (of === about) state.value = { failed: error };
    }
  }

  return { value, state, world, canUndo: computed(() => saved.value !== undefined), write, save, undo };
}
