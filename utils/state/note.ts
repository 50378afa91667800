import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { getDraft, saveDraft } from '@/utils/db/drafts';
import { appendNote, type NoteRecords } from '@/utils/db/notes';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Currency } from '@/utils/domain/money';
import type { QuotePlace } from '@/utils/domain/quote-place';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import type { NoteOut } from '@/utils/sources/note-out';
import type { FindDays } from '@/utils/voice/note/due';
import { withQuote } from '@/utils/voice/note/first-word';
import { habitsOf } from '@/utils/voice/note/habits';
import { isDated, loadWrittenDays } from '@/utils/voice/note/load-days';
import { kindsIn, type Noted, type NotePerson, type NoteWorld, parseNotes, recordsOfAll } from '@/utils/voice/note-grammar';

export type NoteState = 'idle' | 'saving' | 'saved' | 'undone' | { readonly failed: unknown };

/** Whom the note is about, and where it was taken. */
export interface NoteSubject {
  /** Undefined until it is chosen: nothing can be saved before. */
  readonly customerId: CustomerId | undefined;
  /** Where its draft is kept where that is not with the customer: it then stays while another is chosen. */
  readonly draft?: string;
  readonly competitors: readonly Competitor[];
  /** Whom a note can name. */
  readonly people?: readonly NotePerson[];
  /** What amounts without a currency are in. */
  readonly currency?: Currency;
  /** The page beside which it is written. */
  readonly url: string;
  /** Words on that page that it is about, and what stands around them. */
  readonly quote?: string | undefined;
  readonly quotePlace?: QuotePlace | undefined;
}

export interface NoteOptions {
  /** Who is noting. */
  readonly author?: string;
  /** The reader's languages, best first; the browser's where absent. */
  readonly locales?: readonly string[];
  /** Takes the records of a note out again; without it there is no undo. */
  readonly remove?: (records: NoteRecords) => Promise<void>;
  /** The same words on their way to other systems, where the user wants that. */
  readonly outgoing?: (text: string, about: CustomerId) => readonly NoteOut[];
  /** The note is on disk, with what is on its way. */
  readonly onSaved?: (records: NoteRecords) => void;
}

export interface NoteModel {
  readonly value: ReadonlySignal<string>;
  /** What is recorded of it: where it says nothing of its own, the words that it is about. */
  readonly written: ReadonlySignal<string>;
  readonly state: ReadonlySignal<NoteState>;
  /** What the note may refer to: changes once days in words are understood. */
  readonly world: ReadonlySignal<NoteWorld>;
  /** Whether the last saved note can still be undone. */
  readonly canUndo: ReadonlySignal<boolean>;
  write(value: string): void;
  /** Records the note; nothing happens while one is being recorded, or for an empty one. */
  save(): Promise<void>;
  /** Resolves once the draft as it was written so far is on disk, or could not be kept. */
  kept(): Promise<void>;
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
  { author = '', locales = navigator.languages, remove, outgoing, onSaved }: NoteOptions = {},
): NoteModel {
  const value = signal('');
  const state = signal<NoteState>('idle');
  const findDays = signal<FindDays | undefined>(undefined);
  const saved = signal<{ readonly text: string; readonly records: NoteRecords } | undefined>(undefined);
  const habits = habitsOf(locales);
  /** The records of the text being saved: trying again writes the same ones, unless they are about somebody else now. */
  let attempt: { readonly text: string; readonly about: CustomerId; readonly records: NoteRecords } | undefined;
  let of: string | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  let keeping: Promise<void> = Promise.resolve();

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

  const written = computed(() => withQuote(value.value, subject.value?.quote ?? '', habits.languages[0] ?? 'en'));

  const dispose = effect(() => {
    const next = subject.value && draftOf(subject.value);
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
      keeping = saveDraft(db, { customerId: of, ...aboutOf(subject.value), text, savedAt: millisOf(new Date()) }).catch(
        (error: unknown) => {
          state.value = { failed: error };
        },
      );
  }

  async function save(): Promise<void> {
    const about = subject.value;
    const text = value.value;
    if (about?.customerId === undefined || written.value.trim() === '' || state.value === 'saving') return;
    const { customerId } = about;
    const draft = draftOf(about);
    state.value = 'saving';
    try {
      if (needsDays(text)) await readDays();
      attempt =
        attempt?.text === text && attempt.about === customerId
          ? attempt
          : { text, about: customerId, records: { ...recordsFor(written.value, customerId, about), ...outOf(written.value, customerId) } };
      await appendNote(db, attempt.records, draft ?? customerId);
      const done = attempt;
      onSaved?.(done.records);
      attempt = undefined;
      if (of !== draft) return;
      if (value.value === text) value.value = '';
      state.value = 'saved';
      if (remove === undefined) return;
      forget();
      saved.value = done;
      forgetting = setTimeout(forget, UNDO_FOR);
    } catch (error) {
      if (of === draft) state.value = { failed: error };
    }
  }

  function recordsFor(text: string, customerId: CustomerId, { competitors, url, quote = '', quotePlace }: NoteSubject): Noted {
    const context = {
      ...{ customerId, competitors, at: millisOf(new Date()), author },
      ...(url === '' ? {} : { url }),
      ...(quote === '' ? {} : { quote }),
      ...(quote === '' || quotePlace === undefined ? {} : { quotePlace }),
    };
    return recordsOfAll(parseNotes(text, world.peek()), context);
  }

  function outOf(text: string, customerId: CustomerId): Pick<NoteRecords, 'out'> {
    const out = outgoing?.(text, customerId) ?? [];
    return out.length === 0 ? {} : { out };
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

  return { value, written, state, world, canUndo: computed(() => saved.value !== undefined), write, save, kept: () => keeping, undo };
}

const draftOf = ({ draft, customerId }: NoteSubject): string | undefined => draft ?? customerId;

/** Whom a draft is about that is not kept with its customer. */
const aboutOf = (subject: NoteSubject | undefined): { readonly about?: CustomerId } =>
  subject?.draft === undefined || subject.customerId === undefined ? {} : { about: subject.customerId };
