import { i18n } from '#i18n';
import { sourceFailureInWords } from '@/utils/i18n/source';
import type { Failure } from '@/utils/sources/failure';
import type { Json } from '@/utils/team/replica/content';
import { notAskedInWords } from '../connect/words';
import type { Asking, NotJoined } from './team-view';

/** Why somebody is not in the team, as one sentence. */
export function notJoinedInWords(failure: NotJoined, name: string): string {
  switch (failure.kind) {
    case 'noInvitation':
    case 'insecure':
    case 'secret':
      return i18n.t(`options.team.fault.${failure.kind}`);
    case 'wrong':
      return failure.waitSeconds > 0 ? i18n.t('options.team.failed.wait', [failure.waitSeconds]) : i18n.t('options.team.failed.wrong');
    case 'unfit':
      return i18n.t('options.team.failed.unfit');
    case 'notInvited':
      return i18n.t('options.team.failed.notInvited');
    case 'unauthorised':
    case 'forbidden':
      return teamFailureInWords(failure, name);
    default:
      return notAskedInWords(failure, name);
  }
}

/** What keeps a browser from its team, as one sentence. */
export function teamFailureInWords(failure: Failure, name: string): string {
  if (failure.kind === 'unauthorised') return i18n.t('options.team.failed.signedOut');
  if (failure.kind === 'forbidden') return i18n.t('options.team.failed.notMember');
  return sourceFailureInWords(name, failure);
}

/** What the two texts of a record say differently, in the order of its fields; a record that goes says so. */
export function differenceInWords({ mine, theirs }: Pick<Asking, 'mine' | 'theirs'>): readonly [mine: string, theirs: string] {
  const names = Object.keys({ ...theirs, ...mine }).filter(
    (name) => wordOf(mine?.[name]) !== wordOf(theirs?.[name]) && !QUIET.includes(name),
  );
  const say = (content: Asking['mine']) => {
    if (content === null) return i18n.t('options.team.ask.gone');
    const words = names.map((name) => (name === 'state' ? stateOf(content[name]) : wordOf(content[name]))).filter((word) => word !== '');
    return words.length === 0 ? '–' : words.join(' · ');
  };
  return [say(mine), say(theirs)];
}

/** The words of a record by which its user knows it again, as far as both say them. */
export function commonWords({ mine, theirs }: Pick<Asking, 'mine' | 'theirs'>): string {
  const texts = WORDS.map(
    (name) => wordOf((mine ?? theirs)?.[name]) === wordOf((theirs ?? mine)?.[name]) && wordOf((mine ?? theirs)?.[name]),
  );
  return texts.find((text) => typeof text === 'string' && text !== '') || '';
}

const states = ['open', 'met', 'kept', 'broken', 'lapsed'] as const;
/** How what was said stands. */
function stateOf(value: Json | undefined): string {
  const state = states.find((one) => one === value);
  return state === undefined ? wordOf(value) : i18n.t(`panel.voice.state.${state}`);
}

/** Both texts in one record: what one of them changed, and where both are words, the one after the other. */
export function both({ mine, theirs }: Pick<Asking, 'mine' | 'theirs'>): Asking['mine'] {
  if (mine === null || theirs === null) return mine ?? theirs;
  const words = WORDS.filter((name) => typeof mine[name] === 'string' && typeof theirs[name] === 'string' && mine[name] !== theirs[name]);
  return { ...theirs, ...mine, ...Object.fromEntries(words.map((name) => [name, `${theirs[name]} / ${mine[name]}`])) };
}

/** Whether there is something to put after the other. */
export const hasTwoTexts = ({ mine, theirs }: Pick<Asking, 'mine' | 'theirs'>): boolean =>
  mine !== null &&
  theirs !== null &&
  WORDS.some((name) => typeof mine[name] === 'string' && typeof theirs[name] === 'string' && mine[name] !== theirs[name]);

/** Fields that a person writes. */
const WORDS = ['text', 'summary', 'title', 'memo'];
/** Fields that say nothing to a person. */
const QUIET = ['updatedAt', 'createdAt', 'sourceKeys', 'sourceKey', 'customerId', 'settledAt'];

const wordOf = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? (Array.isArray(value) ? value.join(', ') : '') : String(value);
