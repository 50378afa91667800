import type { Millis } from '@/utils/domain/time';
import type { Voice, VoiceKind } from '@/utils/domain/voice';

type State = Voice['state'];

/** What may become of an open record of each kind; an opinion or a price can only lapse. */
const SETTLED: Readonly<Record<VoiceKind, readonly State[]>> = {
  need: ['met', 'lapsed'],
  like: ['lapsed'],
  dislike: ['met', 'lapsed'],
  promise: ['kept', 'broken', 'lapsed'],
  complaint: ['met', 'lapsed'],
  price: ['lapsed'],
};

/** Whether a record of that kind can be in that state at all. */
export const canBecome = ({ kind, state }: Voice, next: State): boolean =>
  next !== state && (next === 'open' || SETTLED[kind].includes(next));

/**
 * The next revision of the record: a promise kept or broken, a need met, a complaint settled, or any of them open again. The record itself
 * is left as it was, for whoever stores both. Undefined where its kind knows no such state, or it is in it.
 */
export function withState(voice: Voice, state: State, { at, by }: { readonly at: Millis; readonly by: string }): Voice | undefined {
  if (!canBecome(voice, state)) return undefined;
  const { settledAt: _at, settledBy: _by, ...rest } = voice;
  const settled = state === 'open' ? {} : { settledAt: at, settledBy: by };
  return { ...rest, ...settled, state, revision: voice.revision + 1 };
}
