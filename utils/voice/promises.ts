import type { CustomerId } from '@/utils/domain/customer';
import { type CivilDate, daysBetween } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';

/** A promise of ours, and how it stands on a given day. */
export interface PromiseMade {
  readonly promise: Voice;
  /** Who of us promised it. */
  readonly by: string;
  readonly to: CustomerId;
  readonly state: 'due' | 'overdue' | 'kept' | 'broken' | 'lapsed';
  /** Days until it is due, negative once it is overdue; absent where no day was named, or it is settled. */
  readonly daysLeft?: number;
}

/** All promises: overdue first, then by the day they are due, those without a day, and what is settled, newest first. */
export function promisesOf(voices: readonly Voice[], today: CivilDate): readonly PromiseMade[] {
  return voices
    .filter(({ kind }) => kind === 'promise')
    .map((promise) => promiseMade(promise, today))
    .sort((a, b) => rank(a) - rank(b) || (isOpen(a) ? 0 : b.promise.at - a.promise.at));
}

function promiseMade(promise: Voice, today: CivilDate): PromiseMade {
  const base = { promise, by: promise.author, to: promise.personId ?? promise.customerId };
  if (promise.state !== 'open') return { ...base, state: promise.state === 'met' ? 'kept' : promise.state };
  if (promise.dueOn === undefined) return { ...base, state: 'due' };
  const daysLeft = daysBetween(today, promise.dueOn);
  return { ...base, state: daysLeft < 0 ? 'overdue' : 'due', daysLeft };
}

export const isOpen = ({ state }: PromiseMade): boolean => state === 'due' || state === 'overdue';

const NO_DAY = 1e6;
const rank = (made: PromiseMade): number => (isOpen(made) ? (made.daysLeft ?? NO_DAY) : NO_DAY + 1);
