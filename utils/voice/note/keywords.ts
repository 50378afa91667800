import type { Channel } from '@/utils/domain/interaction';
import type { VoiceKind } from '@/utils/domain/voice';
import { folded } from '../names';

/** Languages that notes may be written in; a note may mix them. */
export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** What a first word makes of a note. */
export type NoteKind = VoiceKind | Channel | 'lost';

/** The first words of each kind, the one that is offered first. All of them are understood, whatever language the reader prefers. */
export const keywords: Readonly<Record<NoteKind, Readonly<Record<Language, readonly string[]>>>> = {
  need: { en: ['need', 'needs'], de: ['Bedarf', 'braucht'], fr: ['besoin'], es: ['necesidad', 'necesita'] },
  like: { en: ['like', 'likes'], de: ['mag', 'lob', 'gefällt'], fr: ['aime', "j'aime"], es: ['le gusta', 'gusta'] },
  dislike: {
    en: ['dislike', 'dislikes'],
    de: ['mag nicht', 'missfällt', 'stört'],
    fr: ["n'aime pas", 'déplaît'],
    es: ['no le gusta', 'no gusta', 'disgusta'],
  },
  complaint: {
    en: ['complaint', 'complains'],
    de: ['Beschwerde', 'Reklamation'],
    fr: ['réclamation', 'plainte'],
    es: ['queja', 'reclamación'],
  },
  price: { en: ['price'], de: ['Preis'], fr: ['prix'], es: ['precio'] },
  promise: {
    en: ['promise', 'promised'],
    de: ['Versprechen', 'versprochen', 'Zusage'],
    fr: ['promesse', 'promis'],
    es: ['promesa', 'prometido'],
  },
  lost: { en: ['lost'], de: ['verloren'], fr: ['perdu'], es: ['perdido'] },
  call: { en: ['call', 'phone'], de: ['Anruf', 'Telefonat'], fr: ['appel'], es: ['llamada'] },
  mail: { en: ['mail', 'email'], de: ['E-Mail'], fr: ['courriel'], es: ['correo'] },
  meeting: { en: ['meeting'], de: ['Treffen', 'Besprechung'], fr: ['réunion', 'rendez-vous'], es: ['reunión', 'cita'] },
  visit: { en: ['visit'], de: ['Besuch'], fr: ['visite'], es: ['visita'] },
  chat: { en: ['chat'], de: ['Chat'], fr: ['chat'], es: ['chat'] },
  ticket: { en: ['ticket'], de: ['Ticket'], fr: ['ticket'], es: ['ticket'] },
  note: { en: ['note'], de: ['Notiz'], fr: ['remarque'], es: ['nota'] },
};

/** Every kind, in the order in which they are offered. */
export const noteKinds = Object.keys(keywords) as readonly NoteKind[];

/** A first word as it was understood. */
export interface Keyword {
  readonly kind: NoteKind;
  readonly language: Language;
  /** As the table writes it. */
  readonly word: string;
}

const known: readonly (Keyword & { readonly key: string })[] = noteKinds
  .flatMap((kind) => languages.flatMap((language) => keywords[kind][language].map((word) => ({ kind, language, word, key: folded(word) }))))
  // "mag nicht" before "mag".
  .sort((a, b) => b.key.length - a.key.length);

/** The keyword that `head` begins with, and what stands behind it: whom it is about. */
export function keywordIn(head: string): (Keyword & { readonly rest: string }) | undefined {
  const text = head.trim();
  const key = folded(text);
  const found = known.find((keyword) => key === keyword.key || key.startsWith(`${keyword.key} `));
  if (found === undefined) return undefined;
  // Folding keeps the number of words, not that of letters.
  const words = found.key.split(' ').length;
  const rest = text.split(/\s+/u).slice(words).join(' ');
  return { kind: found.kind, language: found.language, word: found.word, rest };
}

/** Keywords that go on from what was typed, one for each kind: of these languages; of any where those have none. */
export function keywordsFor(typed: string, preferred: readonly Language[]): readonly Keyword[] {
  const own = goingOn(typed, preferred);
  return own.length > 0 ? own : goingOn(typed, languages);
}

function goingOn(typed: string, of: readonly Language[]): readonly Keyword[] {
  const key = folded(typed);
  const fitting = of.flatMap((language) => known.filter((keyword) => keyword.language === language && keyword.key.startsWith(key)));
  return noteKinds.flatMap((kind) => {
    const ofKind = fitting.filter((keyword) => keyword.kind === kind);
    const language = ofKind[0]?.language;
    // The table's first, where several of one language fit.
    const word = language && keywords[kind][language].find((each) => ofKind.some((keyword) => keyword.word === each));
    return ofKind.filter((keyword) => keyword.word === word).slice(0, 1);
  });
}
