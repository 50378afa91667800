import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Window } from 'happy-dom';
import { parseAst, transformWithEsbuild } from 'vite';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '@/utils/domain/time';
import { keywordIn, languages } from '@/utils/voice/note/keywords';
import { parseNotes } from '@/utils/voice/note/parse';
import { writtenDays } from '@/utils/voice/note/written-days';

/** A Tuesday. */
const TODAY = '2026-11-24' as CivilDate;
const FOLDER = 'utils/i18n/locales';

interface Messages {
  readonly [key: string]: string | Messages;
}

/** Every string by its path (`panel.owed.days.n`). */
function strings(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...strings(value, `${path}${key}.`)],
    ),
  );
}

const read = (locale: string): Map<string, string> => strings(JSON.parse(readFileSync(join(FOLDER, `${locale}.json`), 'utf8')));
const english = read('en');
const locales = readdirSync(FOLDER)
  .map((file) => basename(file, '.json'))
  .filter((locale) => locale !== 'en');

const isForm = (path: string): boolean => /\.(?:0|1|n)$/.test(path);

/**
 * The paths that a locale needs. The library takes the form "1" for one, "0" for nought where there is one, and "n" for all else. That is English,
 * German and Spanish; in Japanese "1" and "n" say the same; in French nought is singular, so that every plural needs a "0" of its own.
 * (French and Spanish have another form for whole millions, "1 000 000 de clients": no count of ours stands so.)
 */
function pathsFor(locale: string): Set<string> {
  const isNoughtSingular = new Intl.PluralRules(locale).select(0) === 'one';
  const paths = [...english.keys()];
  const noughts = paths.filter((path) => isNoughtSingular && path.endsWith('.1') && isForm(path)).map((path) => path.replace(/1$/, '0'));
  return new Set([...paths, ...noughts]);
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g))].sort();

/** The English that a string stands for: a nought of a locale's own is like the others. */
const originalOf = (path: string): string => english.get(path) ?? english.get(path.replace(/0$/, 'n')) ?? '';

/** Same in a language as in English, and meant to be. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: 'Chat,Link,Mail,Marketing,Name,Person,Portfolio,Region,Return on Customer,Service,Status,Support,Team,Text,Ticket,Token'.split(','),
  es: 'Chat,Marketing,Ticket,Token,marketing,no,$1 d,$1 d $2 h,$1 h,Ctrl ⏎'.split(','),
  fr: 'Champions,Chat,Contacts,Conversation,Date,Imports,Interactions,Marketing,Minutes,Note,Options,Pause,Service,Sites,Suggestions,Support,Ticket,$1 h,1 suggestion,$1 suggestions,contact,marketing,support,Ctrl ⏎'.split(
    ',',
  ),
  ja: ['Ctrl ⏎'],
};
const isNoLanguage = (path: string, text: string): boolean =>
  ['extensionName', 'options.data.dayFirst', 'options.data.monthFirst'].includes(path) || !/\p{L}/u.test(text.replace(/\bmin\b/, ''));

/** Places with no room for more, by the rules of the browsers' stores. */
const LONGEST: Readonly<Record<string, number>> = { extensionName: 45, extensionDescription: 132, actionTitle: 60 };

// Chromium refuses an extension with any other sign in the name of a message; a path's dots become "_".
it('names messages as browsers allow', () => expect([...english.keys()].filter((path) => !/^[A-Za-z0-9_.]+$/.test(path))).toEqual([]));

it('has the languages that are promised', () => {
  expect(locales.sort()).toEqual(['de', 'es', 'fr', 'ja']);
});

describe.each(locales)('%s', (locale) => {
  const own = read(locale);
  const pairs = [...own].map(([path, text]) => ({ path, text, original: originalOf(path) }));

  it('has exactly the strings and forms that are needed', () => {
    const needed = pathsFor(locale);
    const missing = [...needed].filter((path) => !own.has(path)).map((path) => `${path}: ${originalOf(path)}`);
    const unknown = [...own.keys()].filter((path) => !needed.has(path));
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
  });

  it('says which language it is', () => {
    expect(own.get('language')).toBe(locale);
  });

  it('fills in the same', () => {
    const differ = pairs.filter(({ text, original }) => placeholders(text).join() !== placeholders(original).join());
    // "1 day" and "$1 days" are both right for one.
    expect(differ.filter(({ path }) => !/\.[01]$/.test(path))).toEqual([]);
  });

  it('leaves nothing empty, and nothing in English', () => {
    expect(pairs.filter(({ text }) => text.trim() === '').map(({ path }) => path)).toEqual([]);
    const left = pairs.filter(
      ({ path, text, original }) => text === original && !isNoLanguage(path, text) && !(SAME[locale] ?? []).includes(text),
    );
    expect(left.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it('fits', () => {
    const long = Object.entries(LONGEST).filter(([path, most]) => (own.get(path) ?? '').length > most);
    expect(long).toEqual([]);
  });

  it('uses its own quotation marks', () => {
    const foreign = locale === 'de' ? /[”"]/ : /[“”"]/;
    expect(pairs.filter(({ text }) => foreign.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('shows examples of notes that are understood', () => {
    const example = (path: string) => parseNotes(own.get(path) ?? '', { today: TODAY, findDays: writtenDays })[0];
    expect(example('panel.needs.example')).toMatchObject({ kind: 'voice', voice: 'need' });
    expect(example('panel.time.example')).toMatchObject({ kind: 'contact', channel: 'call', minutes: 20 });
    expect(example('panel.voice.example')).toMatchObject({ kind: 'voice', voice: 'promise', dueOn: '2026-11-27' });
  });

  it('offers first words that the grammar knows, in its own language where the grammar has it', () => {
    const words = [...(own.get('panel.note.placeholder') ?? '').matchAll(/([\p{L} ]+):/gu)].map(([, word = '']) => word.trim());
    // What stands before the first of them belongs to the sentence.
    const found = words.map((word) => keywordIn(word.split(' ').slice(-2).join(' ')) ?? keywordIn(word.split(' ').at(-1) ?? ''));
    const wanted = languages.find((language) => language === locale) ?? 'en';
    expect(found.map((keyword) => keyword && [keyword.kind, keyword.language])).toEqual(
      ['need', 'like', 'promise', 'call'].map((kind) => [kind, wanted]),
    );
  });

  it('explains what makes a lost deal, a price and a day by words that do', () => {
    const lost = parseNotes(`lost: ${after(own.get('panel.note.means.lost'), '5000 EUR')}`)[0];
    expect(lost).toMatchObject({ kind: 'lost', to: 'Acme', amount: { minor: 500000, currency: 'EUR' } });
    const promise = parseNotes(`promise: x ${quoted(own.get('panel.note.noDue'))}`)[0];
    expect(promise).toMatchObject({ kind: 'voice', voice: 'promise', text: 'x', dueOn: '2026-12-31' });
  });
});

const after = (text = '', start: string): string => text.slice(text.indexOf(start));
const quoted = (text = ''): string => /[„«「“"]\s*(.*?)\s*[“»」”"]/u.exec(text)?.[1] ?? '';

interface Node {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly operator?: unknown;
  readonly left?: unknown;
  readonly right?: unknown;
  readonly consequent?: unknown;
  readonly alternate?: unknown;
  readonly expression?: unknown;
  readonly quasis?: unknown;
  readonly children?: unknown;
}

const SPOKEN = new Set(['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label', 'hint']);
/** Addresses, which stand as examples, are the same for everybody. */
const isAddress = (text: string): boolean => text.split(/\s+/).every((part) => /\.example(?:\.|$)/.test(part));
const isWord = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text) && !isAddress(text);

/** What a value can turn out to be, as far as it is written there. */
function literals(node: Node | null | undefined): string[] {
  if (!node) return [];
  switch (node.type) {
    case 'Literal':
      return isWord(node.value) ? [node.value] : [];
    case 'TemplateLiteral':
      return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).filter(isWord);
    case 'BinaryExpression':
      return node.operator === '+' ? [...literals(node.left as Node), ...literals(node.right as Node)] : [];
    case 'LogicalExpression':
      return [...literals(node.left as Node), ...literals(node.right as Node)];
    case 'ConditionalExpression':
      return [...literals(node.consequent as Node), ...literals(node.alternate as Node)];
    case 'JSXExpressionContainer':
      return literals(node.expression as Node);
    default:
      return [];
  }
}

/** Words that a component writes itself: between tags, and in what is read out. */
function wordsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const { type, ...parts } = node as Node;
  const here =
    type === 'JSXText'
      ? [parts.value].filter(isWord)
      : type === 'JSXAttribute' && SPOKEN.has(String((parts.name as Node).name))
        ? literals(parts.value as Node)
        : type === 'JSXElement' || type === 'JSXFragment'
          ? (parts.children as Node[]).filter((child) => child.type === 'JSXExpressionContainer').flatMap(literals)
          : [];
  return [...here, ...Object.values(parts).flatMap(wordsIn)];
}

/** The types taken off, the tags left. */
async function wordsInCode(source: string): Promise<string[]> {
  const { code } = await transformWithEsbuild(source, 'x.tsx', { jsx: 'preserve', sourcemap: false });
  return wordsIn(parseAst(code, { jsx: true }));
}

function wordsInPage(source: string): string[] {
  const { document } = new Window();
  document.write(source);
  const texts = [...document.querySelectorAll('title, body *')].map(({ tagName, textContent }) =>
    tagName === 'SCRIPT' ? '' : textContent,
  );
  const spoken = [...document.querySelectorAll('*')].flatMap((element) => [...SPOKEN].map((name) => element.getAttribute(name)));
  return [...texts, ...spoken].filter(isWord);
}

const files = (ending: RegExp): string[] =>
  ['components', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );

describe('no text stands in code', () => {
  it.each([
    ['<p>Hello there</p>', ['Hello there']],
    ['<p title="Hello there" class="some thing">{name}, {3}</p>', ['Hello there']],
    ['<p aria-label={isOpen ? "Hello" : t("key")}>{"of " + name}</p>', ['of ', 'Hello']],
    ['<p>{isOpen && "Hello"} {t("some.key")}</p>', ['Hello']],
  ])('finds it in %s', async (source, words) => {
    expect((await wordsInCode(`const x = ${source};`)).sort()).toEqual([...words].sort());
  });

  it.each(files(/\.tsx$/))('%s', async (file) => {
    expect(await wordsInCode(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each(files(/\.tsx?$/))('%s writes figures in the reader’s language', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/new Intl\.\w+\((?:undefined|\))|\.toLocale\w*String\((?:undefined|\))/);
  });

  it.each(files(/\.html$/))('%s', (file) => {
    // The name of the product is the same in every language, and stands there until the words come.
    expect(wordsInPage(readFileSync(file, 'utf8')).filter((text) => text !== 'Regard')).toEqual([]);
  });
});
