import type { CustomerId } from '@/utils/domain/customer';
import type { Channel } from '@/utils/domain/interaction';
import type { Currency, Money } from '@/utils/domain/money';
import { findNamed, folded } from '@/utils/domain/named';
import type { CivilDate } from '@/utils/domain/time';
import type { VoiceKind } from '@/utils/domain/voice';
import { amountIn } from './amount';
import { type DateContext, dueIn, type FindDays, isoDays } from './due';
import { type Keyword, keywordIn, type Language, type NoteKind } from './keywords';
import { minutesAtEnd } from './minutes';

/** Somebody of the customer's whom a note can name. */
export interface NotePerson {
  readonly id: CustomerId;
  readonly name: string;
  /** Shorter names that only this person has. */
  readonly aliases: readonly string[];
}

/** What a note may refer to without saying so. */
export interface NoteWorld {
  /** The user's own day; without it, days in words are not understood. */
  readonly today?: CivilDate;
  /** Whose keywords and dates are tried first. */
  readonly languages?: readonly Language[];
  readonly isMonthFirst?: boolean;
  /** What amounts without a currency are in. */
  readonly currency?: Currency;
  readonly people?: readonly NotePerson[];
  /** Finds days; those written 2026-12-31 alone until more is loaded. */
  readonly findDays?: FindDays;
}

/** What a note says, before it becomes records. */
export type ParsedNote =
  | { readonly kind: 'empty' }
  /** `lacks` is what kept it from being more than a note. */
  | { readonly kind: 'note'; readonly text: string; readonly lacks?: 'amount' }
  | {
      readonly kind: 'contact';
      readonly channel: Channel;
      readonly text: string;
      readonly minutes?: number;
      readonly person?: NotePerson;
    }
  | {
      readonly kind: 'voice';
      readonly voice: VoiceKind;
      /** The competitor's name as written; null for us. */
      readonly about: string | null;
      readonly text: string;
      readonly dueOn?: CivilDate;
      readonly amount?: Money;
      readonly person?: NotePerson;
    }
  | {
      readonly kind: 'lost';
      readonly amount: Money;
      /** Who got it, as written; null where nobody is named. */
      readonly to: string | null;
      readonly reason?: string;
      /** What the deal was about. */
      readonly text: string;
      /** The note as it was written, with its first word. */
      readonly line: string;
    };

/** A note that says something. */
export type WrittenNote = Exclude<ParsedNote, { kind: 'empty' }>;

/** The first words of a line with their colon. Colons further back belong to the sentence. */
export const HEAD = /^\s*([^:\n]{1,80}?)[ \t]*:(?!\/\/)[ \t]*/u;
const ABOUT = /^(?:about|of|with|at|to|an|von|bei|mit|chez|de|à|avec|a|con|para)\s+/iu;
const US = new Set(['us', 'uns', 'nous', 'nosotros']);

/**
 * Reads plain text whose first word can give it a kind: `need: …`, `like: …`, `dislike Acme: …`, `complaint: …`, `price: 80 EUR …`,
 * `promise: … by Friday`, `lost: 5000 EUR to Acme, too slow`, `call: … 20 min`, in any of our languages. Everything else is a note as it stands.
 */
export function parseNote(text: string, world: NoteWorld = {}): ParsedNote {
  if (text.trim() === '') return { kind: 'empty' };
  return headed(text, world) ?? { kind: 'note', text: text.trim() };
}

/** Several notes, one a line, where each line begins with a kind; else the whole is one. None for an empty text. */
export function parseNotes(text: string, world: NoteWorld = {}): readonly WrittenNote[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const notes = lines.flatMap((line) => headed(line, world) ?? []);
  if (lines.length > 1 && notes.length === lines.length) return notes;
  const note = parseNote(text, world);
  return note.kind === 'empty' ? [] : [note];
}

/** The kinds that the lines of a text begin with, before it is known whether they say anything. */
export const kindsIn = (text: string): readonly NoteKind[] =>
  text.split('\n').flatMap((line) => keywordIn(HEAD.exec(line)?.[1] ?? '')?.kind ?? []);

function headed(text: string, world: NoteWorld): WrittenNote | undefined {
  const head = HEAD.exec(text);
  const keyword = keywordIn(head?.[1] ?? '');
  const body = text.slice(head?.[0].length ?? 0).trim();
  if (keyword === undefined || body === '') return undefined;
  const name = keyword.rest.replace(ABOUT, '');
  return NAMES_COMPETITOR.has(keyword.kind) ? ofSide(keyword, name, body, world) : ofPerson(keyword, name, body, world);
}

/** Kinds that are about us or a competitor; the others are about a person of the customer. */
export const NAMES_COMPETITOR: ReadonlySet<NoteKind> = new Set<NoteKind>(['like', 'dislike', 'price', 'lost']);

/** Notes about us or a competitor, who may be new. */
function ofSide(keyword: Keyword, name: string, body: string, world: NoteWorld): WrittenNote | undefined {
  const about = name === '' || US.has(folded(name)) ? null : name;
  switch (keyword.kind) {
    case 'lost':
      return lostOf(about, body, `${keyword.word}: ${body}`, world);
    case 'price':
      return priceOf(about, body, world);
    case 'like':
    case 'dislike':
      return { kind: 'voice', voice: keyword.kind, about, text: body };
    default:
      return undefined;
  }
}

/** Notes about the customer, or about one of their people whom we know: a head that names nobody is no head. */
function ofPerson({ kind, language }: Keyword, name: string, body: string, world: NoteWorld): WrittenNote | undefined {
  const found = name === '' ? undefined : findNamed(name, world.people ?? []);
  if (name !== '' && found === undefined) return undefined;
  const person = found === undefined ? {} : { person: found };
  switch (kind) {
    case 'need':
    case 'complaint':
      return { kind: 'voice', voice: kind, about: null, text: body, ...person };
    case 'promise':
      return { ...promiseOf(body, language, world), ...person };
    case 'note':
      return { kind: 'note', text: body };
    case 'call':
    case 'mail':
    case 'meeting':
    case 'visit':
    case 'chat':
    case 'ticket':
      return { ...contactOf(kind, body), ...person };
    default:
      return undefined;
  }
}

function promiseOf(body: string, language: Language, world: NoteWorld): Extract<ParsedNote, { kind: 'voice' }> {
  const { today, findDays = isoDays, isMonthFirst = false } = world;
  // Without a day to count from, the epoch stands in: days in full need none.
  const context: DateContext = {
    today: today ?? EPOCH,
    languages: [language, ...(world.languages ?? [])],
    isMonthFirst,
  };
  const due = dueIn(body, (today === undefined ? isoDays : findDays)(body, context));
  const base = { kind: 'voice', voice: 'promise', about: null } as const;
  return due === undefined ? { ...base, text: body } : { ...base, text: due.text, dueOn: due.on };
}

const EPOCH = '1970-01-01' as CivilDate;

function contactOf(channel: Channel, body: string): Extract<ParsedNote, { kind: 'contact' }> {
  const time = minutesAtEnd(body);
  if (time === undefined) return { kind: 'contact', channel, text: body };
  return { kind: 'contact', channel, text: body.slice(0, time.from), minutes: time.minutes };
}

function priceOf(about: string | null, body: string, { currency }: NoteWorld): WrittenNote {
  const found = amountIn(body, currency);
  if (found === undefined) return { kind: 'voice', voice: 'price', about, text: body };
  // What the price is of: the words around the amount.
  const around = trimmed(`${body.slice(0, found.from).trimEnd()} ${body.slice(found.to).trimStart()}`);
  return { kind: 'voice', voice: 'price', about, text: around === '' ? body : around, amount: found.amount };
}

const TO = /(?:^|\s)(?:to|an|à|a|chez|bei|con|al?)\s+([^,;:\n–—]+?)(?=\s*(?:[,;:\n–—]|\s-\s|$))/iu;

function lostOf(about: string | null, body: string, line: string, { currency }: NoteWorld): WrittenNote {
  const found = amountIn(body, currency);
  if (found === undefined) return { kind: 'note', text: line, lacks: 'amount' };
  const behind = body.slice(found.to);
  const to = TO.exec(behind);
  const reason = trimmed(to === null ? behind : `${behind.slice(0, to.index)} ${behind.slice(to.index + to[0].length)}`);
  const text = trimmed(body.slice(0, found.from));
  return {
    kind: 'lost',
    amount: found.amount,
    to: to?.[1]?.trim() ?? about,
    text: text === '' ? body : text,
    line,
    ...(reason === '' ? {} : { reason }),
  };
}

/** Without the commas and dashes that stand around a part once it is taken out. */
const trimmed = (text: string): string => text.replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/gu, '').replace(/\s{2,}/g, ' ');
