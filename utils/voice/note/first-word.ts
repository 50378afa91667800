import { keywordIn, keywords, type Language, type NoteKind } from './keywords';
import { HEAD } from './parse';

/** The kind that the text's first word gives it; undefined for plain words. */
export const kindOf = (text: string): NoteKind | undefined => keywordIn(HEAD.exec(text)?.[1] ?? '')?.kind;

/** The text with the first word of that kind, in place of the one that it had. */
export function withKind(text: string, kind: NoteKind, language: Language): string {
  const body = kindOf(text) === undefined ? text.trimStart() : text.replace(HEAD, '');
  return `${wordOf(kind, language)}: ${body}`;
}

/**
 * The note as it is recorded where words on a page are what it is about: whoever wrote nothing, or a first word alone, notes those words.
 * They are a page's, and give themselves no kind.
 */
export function withQuote(text: string, quote: string, language: Language): string {
  const words = quote.replace(/\s+/gu, ' ').trim();
  const written = text.trim();
  if (words === '') return text;
  if (written === '') return `${wordOf('note', language)}: ${words}`;
  return kindOf(text) !== undefined && text.replace(HEAD, '').trim() === '' ? `${written} ${words}` : text;
}

const wordOf = (kind: NoteKind, language: Language): string => keywords[kind][language][0] ?? kind;
