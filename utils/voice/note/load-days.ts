import type { FindDays } from './due';
import { type NoteKind, noteKinds } from './keywords';

/** Kinds of note that a day belongs to. */
const DATED: ReadonlySet<NoteKind> = new Set<NoteKind>(['promise']);

export const isDated = (kind: NoteKind): boolean => DATED.has(kind);

export const datedKinds = noteKinds.filter(isDated);

/** The finder of days in words, loaded once it is wanted: the panel opens without it. Tried again where the last try failed. */
export function loadWrittenDays(): Promise<FindDays> {
  loading ??= import('./written-days').then(
    ({ writtenDays }) => writtenDays,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

let loading: Promise<FindDays> | undefined;
