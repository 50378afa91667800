import { type Interaction, isContact } from '@/utils/domain/interaction';
import type { Opportunity } from '@/utils/domain/opportunity';
import { type CivilDate, DAY, type Millis, noonOf } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { promisesOf } from './promises';
import { isSameTopic, topicOf } from './same-words';

/** Rules that we break when we do not speak with one voice. */
export const conflictRules = [
  'promiseOverdue',
  'upsellDuringComplaint',
  'marketingDuringComplaint',
  'reminderDuringComplaint',
  'twoAnswering',
  'twoPrices',
  'twoDates',
  'askedTwice',
] as const;
export type ConflictRule = (typeof conflictRules)[number];

/** A record that a conflict is made of. */
export type Party =
  | { readonly kind: 'voice'; readonly voice: Voice }
  | { readonly kind: 'interaction'; readonly interaction: Interaction }
  | { readonly kind: 'opportunity'; readonly opportunity: Opportunity };

/** One rule that is broken, by which records: the one that came first leads. */
export interface Conflict {
  readonly rule: ConflictRule;
  readonly parties: readonly Party[];
  readonly at: Millis;
}

/** What the rules look at. Lists may come in any order. */
export interface Spoken {
  readonly voices: readonly Voice[];
  readonly interactions: readonly Interaction[];
  readonly opportunities: readonly Opportunity[];
  readonly today: CivilDate;
}

type Rule = (spoken: Spoken) => readonly Conflict[];

const voiceParty = (voice: Voice): Party => ({ kind: 'voice', voice });
const contactParty = (interaction: Interaction): Party => ({ kind: 'interaction', interaction });
const byTime = (a: { readonly at: Millis }, b: { readonly at: Millis }): number => a.at - b.at;

const openComplaints = ({ voices }: Spoken): readonly Voice[] =>
  voices.filter(({ kind, state }) => kind === 'complaint' && state === 'open').sort(byTime);

/** We promised something for a day that has passed. */
export const promiseOverdue: Rule = ({ voices, today }) =>
  promisesOf(voices, today)
    .filter(({ state }) => state === 'overdue')
    .map(({ promise }) => ({ rule: 'promiseOverdue', parties: [voiceParty(promise)], at: promise.at }));

/** They complain, and we are about to sell them more: a deal is open, or sales has planned to call. */
export const upsellDuringComplaint: Rule = (spoken) => {
  const complaint = openComplaints(spoken)[0];
  if (complaint === undefined) return [];
  const planned = spoken.interactions.filter(({ team, status }) => team === 'sales' && status === 'planned').sort(byTime);
  const deals = spoken.opportunities.filter(({ stage }) => stage === 'open');
  const parties: Party[] = [...deals.map((opportunity): Party => ({ kind: 'opportunity', opportunity })), ...planned.map(contactParty)];
  return parties.length === 0 ? [] : [{ rule: 'upsellDuringComplaint', parties: [voiceParty(complaint), ...parties], at: complaint.at }];
};

/** They complain, and advertisements go on. */
export const marketingDuringComplaint: Rule = (spoken) => duringComplaint('marketingDuringComplaint', 'marketing', spoken);

/** They complain, and we ask for their money. */
export const reminderDuringComplaint: Rule = (spoken) => duringComplaint('reminderDuringComplaint', 'finance', spoken);

/** What one team sent since the oldest open complaint, or plans to send. */
function duringComplaint(rule: ConflictRule, team: Interaction['team'], spoken: Spoken): readonly Conflict[] {
  const complaint = openComplaints(spoken)[0];
  if (complaint === undefined) return [];
  const sent = spoken.interactions.filter((each) => each.team === team && each.direction === 'out' && each.at > complaint.at).sort(byTime);
  return sent.length === 0 ? [] : [{ rule, parties: [complaint].map(voiceParty).concat(sent.map(contactParty)), at: complaint.at }];
}

/** Two answers further apart than that are two conversations. */
const ANSWERING = 2 * DAY;

/** Two of us answered the same conversation shortly after each other, and nobody handed it over. */
export const twoAnswering: Rule = ({ interactions, today }) =>
  [...byConversation(interactions.filter((each) => isRecent(each, today))).values()].flatMap((conversation) => {
    const answers = conversation.filter(({ direction, status }) => direction === 'out' && status !== 'planned').sort(byTime);
    const handedTo = new Set(conversation.flatMap((each) => each.handedTo ?? []));
    const second = answers.findIndex((answer, index) => {
      const before = answers[index - 1];
      const isOther = before?.by !== undefined && answer.by !== undefined && before.by !== answer.by;
      return before !== undefined && isOther && answer.at - before.at <= ANSWERING && !handedTo.has(answer.by);
    });
    const pair = second < 1 ? [] : answers.slice(second - 1, second + 1);
    const [first] = pair;
    return first === undefined ? [] : [{ rule: 'twoAnswering' as const, parties: pair.map(contactParty), at: first.at }];
  });

/** How long what was said or done counts. */
const RECENT = 90 * DAY;
const isRecent = ({ at }: { readonly at: Millis }, today: CivilDate): boolean => at > noonOf(today) - RECENT;

/** Two different prices of ours for the same thing, in the same currency, told within three months of each other. */
export const twoPrices: Rule = ({ voices }) => {
  const prices = voices.filter(
    ({ kind, about, minor, state }) => kind === 'price' && about === 'us' && minor !== undefined && state === 'open',
  );
  return pairsOfTopic(prices)
    .filter(([a, b]) => a.currency === b.currency && a.minor !== b.minor && b.at - a.at <= RECENT)
    .map((pair) => ({ rule: 'twoPrices', parties: pair.map(voiceParty), at: pair[0].at }));
};

/** Two open promises of the same thing for two days. */
export const twoDates: Rule = ({ voices }) =>
  pairsOfTopic(voices.filter(({ kind, state, dueOn }) => kind === 'promise' && state === 'open' && dueOn !== undefined))
    .filter(([a, b]) => a.dueOn !== b.dueOn)
    .map((pair) => ({ rule: 'twoDates', parties: pair.map(voiceParty), at: pair[0].at }));

/** They had to ask us the same again: two contacts of theirs about the same, in two conversations, within three months. */
export const askedTwice: Rule = ({ interactions, today }) =>
  questionsAskedAgain(interactions, today).map((pair) => ({ rule: 'askedTwice', parties: pair.map(contactParty), at: pair[0].at }));

/** A contact of theirs, and the next one about the same. */
export function questionsAskedAgain(
  interactions: readonly Interaction[],
  today: CivilDate,
): readonly (readonly [Interaction, Interaction])[] {
  const asked = interactions.filter((each) => each.direction === 'in' && isContact(each) && isRecent(each, today));
  // The last two hundred suffice, and keep a customer of thousands quick.
  return pairsOfTopic(asked.sort(byTime).slice(-200), ({ summary }) => summary).filter(
    ([a, b]) => a.conversation === undefined || a.conversation !== b.conversation,
  );
}

/** Each record with the nearest earlier one that is about the same, earlier first. */
function pairsOfTopic(records: readonly Voice[]): readonly (readonly [Voice, Voice])[];
function pairsOfTopic<T extends { readonly at: Millis }>(
  records: readonly T[],
  wordsOf: (record: T) => string,
): readonly (readonly [T, T])[];
function pairsOfTopic<T extends { readonly at: Millis; readonly text?: string }>(
  records: readonly T[],
  wordsOf: (record: T) => string = ({ text = '' }) => text,
): readonly (readonly [T, T])[] {
  const topics = [...records].sort(byTime).map((record) => ({ record, topic: topicOf(wordsOf(record)) }));
  return topics.flatMap(({ record, topic }, index) => {
    const earlier = topics.slice(0, index).findLast((other) => isSameTopic(other.topic, topic));
    return earlier === undefined ? [] : [[earlier.record, record] as const];
  });
}

function byConversation(interactions: readonly Interaction[]): ReadonlyMap<string, readonly Interaction[]> {
  const conversations = new Map<string, Interaction[]>();
  for (const interaction of interactions) {
    if (interaction.conversation === undefined) continue;
    const others = conversations.get(interaction.conversation);
    if (others === undefined) conversations.set(interaction.conversation, [interaction]);
    else others.push(interaction);
  }
  return conversations;
}

const rules: Readonly<Record<ConflictRule, Rule>> = {
  promiseOverdue,
  upsellDuringComplaint,
  marketingDuringComplaint,
  reminderDuringComplaint,
  twoAnswering,
  twoPrices,
  twoDates,
  askedTwice,
};

/** Every rule that is broken, in the order of the rules: what to act on first comes first. */
export const conflictsIn = (spoken: Spoken): readonly Conflict[] => conflictRules.flatMap((rule) => rules[rule](spoken));
