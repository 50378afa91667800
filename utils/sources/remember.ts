import type { Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { AccountId } from './account';
import type { Answer } from './answer';
import type { Failure } from './failure';
import type { Question } from './question';
import type { Store } from './store';

/** So long an answer is taken as it is, in milliseconds. */
const FRESH = 5 * 60_000;

/** What can be shown at once, and what comes. */
export interface Remembered {
  /** The answer that was kept, however old it is: its `asOf` says how old. */
  readonly kept: Answer | undefined;
  /** The answer that is being asked for; undefined where the kept one is fresh. A failure of it leaves the kept one as it was. */
  readonly coming: Promise<Result<Answer, Failure>> | undefined;
}

export type Lookup = (question: Question) => Promise<Result<Answer, Failure>>;

/** Answers by account and question, kept where they outlive the background. */
export interface Memory {
  /** `isWanted` asks again although the kept answer is fresh. */
  about(account: AccountId, question: Question, lookup: Lookup, isWanted?: boolean): Promise<Remembered>;
}

/** Shows what is known and refreshes it behind: two panels that ask for the same at once ask the vendor once. */
export function createMemory(store: Store<Answer>, now: () => Millis): Memory {
  const underWay = new Map<string, Promise<Result<Answer, Failure>>>();

  async function asked(key: string, question: Question, lookup: Lookup): Promise<Result<Answer, Failure>> {
    try {
      const answer = await lookup(question);
      if (answer.ok) await store.set(key, answer.value);
      return answer;
    } finally {
      underWay.delete(key);
    }
  }

  return {
    async about(account, question, lookup, isWanted = false) {
      const key = keyOf(account, question);
      const kept = await store.get(key);
      const isFresh = kept !== undefined && now() - kept.asOf < FRESH;
      if (isFresh && !isWanted) return { kept, coming: underWay.get(key) };
      const coming = underWay.get(key) ?? asked(key, question, lookup);
      underWay.set(key, coming);
      return { kept, coming };
    },
  };
}

/** Begins with the account, so that all of it can be forgotten when it is disconnected. */
export const keyOf = (account: AccountId, { by, value }: Question): string => `${account} ${by} ${value}`;
