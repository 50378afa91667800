import { type Interaction, isContact } from '@/utils/domain/interaction';
import { addMonths, type CivilDate, civilDateAt, DAY, type Millis, monthOf, noonOf } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { questionsAskedAgain } from './conflicts';
import { promisesOf } from './promises';

/** What a figure about being our customer can lack. */
export type MissingRecord = 'contacts' | 'answers' | 'handOvers' | 'promises';

/** A figure that says what it is worth; its value is null where the state is `missing`, and only there. */
export interface ShoesFigure<T> {
  readonly value: T | null;
  /** `estimated` where it was worked out from what is known, not counted. */
  readonly state: 'measured' | 'estimated' | 'missing';
  readonly asOf: CivilDate;
  /** Ids of the records it was made of. */
  readonly trace: readonly string[];
  /** What would make it better, or possible at all. */
  readonly missing: readonly MissingRecord[];
}

/** They wrote, and nobody answered since. */
export interface Waiting {
  /** When they wrote the first of the messages that nobody answered. */
  readonly since: Millis;
  /** When they wrote the newest of them. */
  readonly last: Millis;
  readonly messages: number;
}

export interface InTheirShoes {
  /** `nobody` where nothing of theirs is left unanswered. */
  readonly waiting: ShoesFigure<Waiting | 'nobody'>;
  /** Contacts in this calendar month, of either side. */
  readonly contacts: ShoesFigure<number>;
  /** Different people of ours whom they were passed on to, in three months. */
  readonly handedTo: ShoesFigure<number>;
  /** Questions they had to ask again, in three months. */
  readonly askedAgain: ShoesFigure<number>;
  /** Of all promises that were due: those we kept. */
  readonly promises: ShoesFigure<{ readonly kept: number; readonly of: number }>;
}

export interface ShoesInput {
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly today: CivilDate;
}

/** What it is like to be this customer now. Lists may come in any order. */
export function inTheirShoes({ interactions, voices, today }: ShoesInput): InTheirShoes {
  const contacts = interactions.filter(isContact).sort((a, b) => a.at - b.at);
  return {
    waiting: waitingNow(contacts, today),
    contacts: contactsThisMonth(contacts, today),
    handedTo: peopleHandedTo(contacts, today),
    askedAgain: askedAgain(contacts, today),
    promises: promisesKept(voices, today),
  };
}

const missingFor = (today: CivilDate, ...missing: readonly MissingRecord[]) =>
  ({ value: null, state: 'missing', asOf: today, trace: [], missing }) as const;

/** Their messages that are neither done nor answered, by us or by a later contact of ours in the same conversation (or in any, where it is not known). */
export function waitingNow(contacts: readonly Interaction[], today: CivilDate): ShoesFigure<Waiting | 'nobody'> {
  if (contacts.length === 0) return missingFor(today, 'contacts');
  const lastAnswer = new Map<string | undefined, Millis>();
  for (const { direction, conversation, team, at } of contacts) {
    if (direction !== 'out') continue;
    lastAnswer.set(conversation, at);
    // An advertisement answers nobody.
    if (team !== 'marketing') lastAnswer.set(ANY, at);
  }
  const isUnanswered = ({ direction, status, answeredAt, at, conversation }: Interaction) =>
    direction === 'in' &&
    status !== 'done' &&
    answeredAt === undefined &&
    (lastAnswer.get(conversation ?? ANY) ?? Number.NEGATIVE_INFINITY) < at;
  const unanswered = contacts.filter(isUnanswered);
  const [first, last] = [unanswered[0], unanswered.at(-1)];
  // What has a conversation or a status is known to be unanswered; of the rest it is worked out.
  const isKnown = unanswered.every(({ conversation, status }) => conversation !== undefined || status !== undefined);
  return {
    value: first === undefined || last === undefined ? 'nobody' : { since: first.at, last: last.at, messages: unanswered.length },
    state: isKnown ? 'measured' : 'estimated',
    asOf: today,
    trace: unanswered.map(({ id }) => id),
    missing: isKnown ? [] : ['answers'],
  };
}

/** Stands for every conversation. */
const ANY = '';

export function contactsThisMonth(contacts: readonly Interaction[], today: CivilDate): ShoesFigure<number> {
  if (contacts.length === 0) return missingFor(today, 'contacts');
  const month = contacts.filter(({ at }) => monthOf(civilDateAt(at)) === monthOf(today));
  return { value: month.length, state: 'measured', asOf: today, trace: month.map(({ id }) => id), missing: [] };
}

/** Counted where hand-overs were noted; else worked out from who answered in one conversation. */
export function peopleHandedTo(contacts: readonly Interaction[], today: CivilDate): ShoesFigure<number> {
  const since = noonOf(addMonths(today, -3)) - DAY / 2;
  const recent = contacts.filter(({ at }) => at >= since);
  const noted = recent.filter(({ handedTo }) => handedTo !== undefined);
  if (noted.length > 0) {
    const people = new Set(noted.flatMap(({ handedTo }) => handedTo ?? []));
    return { value: people.size, state: 'measured', asOf: today, trace: noted.map(({ id }) => id), missing: [] };
  }
  const known = recent.filter(({ conversation, by }) => conversation !== undefined && by !== undefined);
  if (known.length === 0) return missingFor(today, contacts.length === 0 ? 'contacts' : 'handOvers');
  const firstOf = new Map<string | undefined, string | undefined>();
  const others = new Set<string | undefined>();
  for (const { conversation, by } of known) {
    const first = firstOf.get(conversation);
    if (first === undefined) firstOf.set(conversation, by);
    else if (first !== by) others.add(by);
  }
  return { value: others.size, state: 'estimated', asOf: today, trace: known.map(({ id }) => id), missing: ['handOvers'] };
}

/** Always an estimate: it goes by the words of the summaries. */
export function askedAgain(contacts: readonly Interaction[], today: CivilDate): ShoesFigure<number> {
  if (contacts.length === 0) return missingFor(today, 'contacts');
  const pairs = questionsAskedAgain(contacts, today);
  const trace = [...new Set(pairs.flatMap((pair) => pair.map(({ id }) => id)))];
  return { value: pairs.length, state: 'estimated', asOf: today, trace, missing: [] };
}

/** Promises still to come and those that lapsed are neither kept nor broken. */
export function promisesKept(voices: readonly Voice[], today: CivilDate): ShoesFigure<{ readonly kept: number; readonly of: number }> {
  const judged = promisesOf(voices, today).filter(({ state }) => state === 'kept' || state === 'broken' || state === 'overdue');
  if (judged.length === 0) return missingFor(today, 'promises');
  const kept = judged.filter(({ state }) => state === 'kept').length;
  return {
    value: { kept, of: judged.length },
    state: 'measured',
    asOf: today,
    trace: judged.map(({ promise }) => promise.id),
    missing: [],
  };
}
