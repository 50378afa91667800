import type { CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Channel, Interaction } from '@/utils/domain/interaction';
import { type CivilDate, type Millis, parseCivilDate } from '@/utils/domain/time';
import type { Competitor, CompetitorId, Voice, VoiceKind } from '@/utils/domain/voice';

/** What a note says, before it becomes records. */
export type ParsedNote =
  | { readonly kind: 'empty' }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'contact'; readonly channel: Channel; readonly text: string; readonly minutes?: number }
  | {
      readonly kind: 'voice';
      readonly voice: Exclude<VoiceKind, 'price'>;
      readonly about: string | null;
      readonly text: string;
      readonly dueOn?: CivilDate;
    };

const HEAD = /^\s*(\p{L}+)(?:[ \t]+([^:\n]{1,60}?))?[ \t]*:[ \t]*/u;
const VOICES = new Set<string>(['need', 'like', 'dislike', 'promise', 'complaint']);
const CONTACTS = new Set<string>(['call', 'meeting', 'visit', 'chat', 'mail']);

/**
 * Reads plain text whose first word can give it a kind: `need: …`, `like: …`, `dislike Acme: …`, `complaint: …`,
 * `promise: … by 2026-12-01`, `call: … 20 min`. Everything else is a note as it stands.
 */
export function parseNote(text: string): ParsedNote {
  if (text.trim() === '') return { kind: 'empty' };
  const head = HEAD.exec(text);
  const word = head?.[1]?.toLowerCase() ?? '';
  const about = head?.[2] ?? null;
  const body = text.slice(head?.[0].length ?? 0).trim();
  if (body !== '') {
    if (isOpinion(word) || (isVoice(word) && about === null)) return voiceOf(word, about, body);
    if (isContact(word) && about === null) return contactOf(word, body);
  }
  return { kind: 'note', text: text.trim() };
}

/** Who notes it, about whom, and when. */
export interface NoteContext {
  readonly customerId: CustomerId;
  readonly at: Millis;
  readonly author: string;
  readonly url?: string;
  readonly competitors: readonly Competitor[];
}

export interface Noted {
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly competitors: readonly Competitor[];
}

/** The records that a note becomes; a competitor named for the first time is one of them. */
export function recordsOf(note: Exclude<ParsedNote, { kind: 'empty' }>, context: NoteContext): Noted {
  const where = context.url === undefined ? {} : { url: context.url };
  const base = { customerId: context.customerId, at: context.at, ...where, revision: 1 } as const;
  if (note.kind !== 'voice') {
    const minutes = note.kind === 'contact' && note.minutes !== undefined ? { minutes: note.minutes } : {};
    const channel = note.kind === 'contact' ? note.channel : 'note';
    const direction = note.kind === 'contact' ? 'out' : 'internal';
    const interaction: Interaction = {
      ...base,
      ...minutes,
      id: newId(),
      channel,
      direction,
      team: 'service',
      by: context.author,
      summary: note.text,
      status: 'done',
    };
    return { interactions: [interaction], voices: [], competitors: [] };
  }
  const { about, added } = competitorNamed(note.about, context.competitors);
  const due = note.dueOn === undefined ? {} : { dueOn: note.dueOn };
  const voice: Voice = { ...base, ...due, id: newId(), kind: note.voice, about, text: note.text, author: context.author, state: 'open' };
  return { interactions: [], voices: [voice], competitors: added };
}

const isVoice = (word: string): word is 'need' | 'like' | 'dislike' | 'promise' | 'complaint' => VOICES.has(word);
const isOpinion = (word: string): word is 'like' | 'dislike' => word === 'like' || word === 'dislike';
const isContact = (word: string): word is 'call' | 'meeting' | 'visit' | 'chat' | 'mail' => CONTACTS.has(word);

function voiceOf(voice: Exclude<VoiceKind, 'price'>, about: string | null, body: string): ParsedNote {
  const due = voice === 'promise' ? /\s*\bby (\d{4}-\d{2}-\d{2})\s*$/i.exec(body) : null;
  const dueOn = due?.[1] === undefined ? undefined : parseCivilDate(due[1]);
  const isOurs = about === null || about.toLowerCase() === 'us';
  return {
    kind: 'voice',
    voice,
    about: isOurs ? null : about,
    text: dueOn && due ? body.slice(0, due.index) : body,
    ...(dueOn ? { dueOn } : {}),
  };
}

function contactOf(channel: Channel, body: string): ParsedNote {
  const time = /[\s,]*\b(\d{1,4})\s*min(?:utes?)?\.?\s*$/i.exec(body);
  if (!time || time.index === 0) return { kind: 'contact', channel, text: body };
  return { kind: 'contact', channel, text: body.slice(0, time.index), minutes: Number(time[1]) };
}

function competitorNamed(
  name: string | null,
  competitors: readonly Competitor[],
): { about: 'us' | CompetitorId; added: readonly Competitor[] } {
  if (name === null) return { about: 'us', added: [] };
  const wanted = name.toLowerCase();
  const found = competitors.find((competitor) => [competitor.name, ...competitor.aliases].some((known) => known.toLowerCase() === wanted));
  if (found) return { about: found.id, added: [] };
  const competitor: Competitor = { id: newId(), name, aliases: [] };
  return { about: competitor.id, added: [competitor] };
}
