import { folded, type Named } from '@/utils/domain/named';
import type { Competitor } from '@/utils/domain/voice';
import { keywordIn, keywordsFor, type NoteKind } from './keywords';
import { NAMES_COMPETITOR, type NoteWorld } from './parse';

/** One way to go on. */
export interface Suggestion {
  /** Unique in its list. */
  readonly key: string;
  readonly kind: 'keyword' | 'competitor' | 'person';
  /** What it is called. */
  readonly label: string;
  /** Of a keyword: what it makes of the note. */
  readonly means?: NoteKind;
  /** What takes the place of the text between `from` and `to`. */
  readonly insert: string;
}

export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Suggestion[];
}

const none: Suggestions = { from: 0, to: 0, options: [] };
const MOST = 6;

/** Ways to go on from where the caret stands: first words of a line, then whom they are about, competitors of a lost deal, and people after an @. */
export function suggestionsAt(text: string, caret: number, world: NoteWorld, competitors: readonly Competitor[]): Suggestions {
  const lineStart = text.lastIndexOf('\n', caret - 1) + 1;
  const line = text.slice(lineStart, caret);
  // In the middle of a word nobody asks for another.
  if (/^[\p{L}\p{N}]/u.test(text.slice(caret))) return none;
  const at = /(?:^|\s)@(\p{L}*)$/u.exec(line);
  if (at !== null) return named('person', at[1] ?? '', caret, world.people ?? [], ' ');
  if (!line.includes(':')) return headAt(line, lineStart, caret, world, competitors);
  const to = /^\s*(\p{L}+):.*\d.*\s(?:to|an|à|a|chez)\s+([^,;:]{1,40})$/iu.exec(line);
  return to !== null && keywordIn(to[1] ?? '')?.kind === 'lost' ? named('competitor', to[2] ?? '', caret, competitors, ', ') : none;
}

function headAt(line: string, lineStart: number, caret: number, world: NoteWorld, competitors: readonly Competitor[]): Suggestions {
  const keyword = /\s\S*$/u.test(line.trimStart()) ? keywordIn(line) : undefined;
  if (keyword !== undefined) {
    const kind = NAMES_COMPETITOR.has(keyword.kind) ? 'competitor' : 'person';
    return named(kind, keyword.rest, caret, kind === 'competitor' ? competitors : (world.people ?? []), ': ');
  }
  const typed = line.trimStart();
  if (typed === '') return none;
  const options = keywordsFor(typed, world.languages ?? []).map(({ kind, word }): Suggestion => {
    return { key: `${kind} ${word}`, kind: 'keyword', label: `${word}:`, means: kind, insert: `${word}: ` };
  });
  return { from: lineStart + line.length - typed.length, to: caret, options: options.slice(0, MOST) };
}

/** Names that begin with what was typed, or one of whose words does. */
function named(
  kind: 'competitor' | 'person',
  typed: string,
  caret: number,
  all: readonly (Named & { readonly id: string })[],
  behind: string,
): Suggestions {
  const wanted = folded(typed);
  const fits = (name: string) => folded(name).startsWith(wanted) || folded(name).includes(` ${wanted}`);
  const options = all
    .filter(({ name, aliases }) => [name, ...aliases].some(fits))
    .map(({ id, name }): Suggestion => ({ key: id, kind, label: name, insert: `${name}${behind}` }));
  return { from: caret - typed.length, to: caret, options: options.slice(0, MOST) };
}
