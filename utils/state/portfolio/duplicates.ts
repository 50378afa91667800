import { type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { MergeRefusal } from '@/utils/domain/merge-rule';
import { type SuggestedPair, suggestedPairs } from '../all-duplicates';
import { forgetDifference, takeStep } from '../same-customer';

/** What the user said of a pair. */
export type PairAnswer = 'merge' | 'differ';

/** The search for records that may be the same customer. */
export type DuplicatesState =
  | { readonly state: 'idle' }
  /** From 0 to 1. */
  | { readonly state: 'looking'; readonly done: number }
  | { readonly state: 'found'; readonly pairs: readonly SuggestedPair[]; readonly isStale: boolean }
  | { readonly state: 'failed'; readonly error: unknown };

/** A pair that was decided, or why it could not be. */
export type Decided = PairAnswer | { readonly refused: MergeRefusal };

export interface DuplicatesModel {
  readonly state: ReadonlySignal<DuplicatesState>;
  /** By the pair's key. */
  readonly decided: ReadonlySignal<ReadonlyMap<string, Decided>>;
  look(): Promise<void>;
  /** Merges the second into the first, or remembers that they differ. */
  decide(pair: SuggestedPair, answer: PairAnswer): Promise<void>;
  undo(pair: SuggestedPair): Promise<void>;
}

/** Looks through all customers only where it is asked to. */
export function createDuplicates(db: Database, stop: AbortSignal): DuplicatesModel {
  const state = signal<DuplicatesState>({ state: 'idle' });
  const decided = signal<ReadonlyMap<string, Decided>>(new Map());
  const remember = (key: string, what: Decided | undefined) => {
    const next = new Map(decided.value);
    if (what === undefined) next.delete(key);
    else next.set(key, what);
    decided.value = next;
  };
  onChange(({ kinds }) => {
    // What was decided here is a change too: it is only said that there may be more.
    if (kinds.includes('customer') && state.value.state === 'found') state.value = { ...state.value, isStale: true };
  }, stop);
  return {
    state,
    decided,
    async look() {
      if (state.value.state === 'looking') return;
      state.value = { state: 'looking', done: 0 };
      decided.value = new Map();
      try {
        const onProgress = (done: number) => {
          state.value = { state: 'looking', done };
        };
        state.value = { state: 'found', pairs: await suggestedPairs(db, { onProgress, signal: stop }), isStale: false };
      } catch (error) {
        state.value = { state: 'failed', error };
      }
    },
    async decide(pair, answer) {
      const step =
        answer === 'merge'
          ? ({ kind: 'merge', id: pair.second.id, into: pair.first.id } as const)
          : ({ kind: 'differ', a: pair.first.id, b: pair.second.id } as const);
      const refused = await takeStep(db, step);
      remember(pair.key, refused === undefined ? answer : { refused });
    },
    async undo(pair) {
      if (decided.value.get(pair.key) === 'merge') await takeStep(db, { kind: 'unmerge', id: pair.second.id });
      else await forgetDifference(db, pair.first.id, pair.second.id);
      remember(pair.key, undefined);
    },
  };
}
