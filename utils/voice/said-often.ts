import { folded } from '@/utils/domain/named';
import type { CompetitorId, Voice } from '@/utils/domain/voice';
import { isSameTopic, topicOf } from './same-words';

/** A like or dislike, by a customer: a number that tells customers apart. */
export interface Said extends Pick<Voice, 'kind' | 'about' | 'text' | 'at'> {
  readonly customer: number;
}

/** What several customers said in much the same words; the newest words stand for all. */
export interface SaidOften {
  readonly text: string;
  /** Each once. */
  readonly customers: readonly number[];
}

export interface SideSaid {
  readonly about: 'us' | CompetitorId;
  readonly likes: readonly SaidOften[];
  readonly dislikes: readonly SaidOften[];
}

/** Beyond these, only equal words are taken for the same: each is compared with all. */
const MOST_COMPARED = 300;

/** What each side is liked and disliked for, what most customers said first: us, then each competitor that was spoken of. */
export function saidOften(said: readonly Said[]): SideSaid[] {
  const sides = [...new Set(said.map(({ about }) => about))].sort((a, b) => Number(b === 'us') - Number(a === 'us'));
  return sides.map((about) => {
    const own = said.filter((each) => each.about === about);
    return {
      about,
      likes: together(own.filter(({ kind }) => kind === 'like')),
      dislikes: together(own.filter(({ kind }) => kind === 'dislike')),
    };
  });
}

interface Group {
  readonly text: string;
  readonly topic: ReadonlySet<string>;
  readonly customers: Set<number>;
}

function together(said: readonly Said[]): SaidOften[] {
  const equal = new Map<string, Group>();
  for (const { text, customer } of [...said].sort((a, b) => b.at - a.at)) {
    const key = folded(text);
    const group = equal.get(key);
    if (group === undefined) equal.set(key, { text, topic: topicOf(text), customers: new Set([customer]) });
    else group.customers.add(customer);
  }
  const groups: Group[] = [];
  for (const group of equal.values()) {
    const same = groups.length < MOST_COMPARED ? groups.find(({ topic }) => isSameTopic(topic, group.topic)) : undefined;
    if (same === undefined) groups.push(group);
    else for (const customer of group.customers) same.customers.add(customer);
  }
  return groups.map(({ text, customers }) => ({ text, customers: [...customers] })).sort((a, b) => b.customers.length - a.customers.length);
}
