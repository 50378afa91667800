import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import { forEach } from '../each';
import type { Failure } from '../failure';
import type { Ask } from '../source';
import { type AddressBook, resolved } from './address-books';
import { type DavResource, Multistatus } from './multistatus';
import { changedSince, versionsIn } from './requests';

/** How far a book was read: to the server's own mark, or, of a server that sets none, the version of every card. */
const Mark = v.union([v.object({ token: v.string() }), v.object({ versions: v.record(v.string(), v.string()) })]);

/** Where a pull goes on: how far each book was read, and the cards that changed and were not fetched yet. */
export const Place = v.object({
  marks: v.record(v.string(), Mark),
  open: v.array(v.object({ book: v.string(), cards: v.array(v.string()) })),
});
export type Place = v.InferOutput<typeof Place>;

interface Changes {
  readonly book: string;
  readonly mark: v.InferOutput<typeof Mark>;
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** What was changed in each book since that place; the addresses of cards are whole. */
export async function changesIn(
  ask: Ask,
  books: readonly AddressBook[],
  { marks }: Pick<Place, 'marks'>,
): Promise<Result<readonly Changes[], Failure>> {
  return forEach(books, (book) => {
    const mark = marks[book.at];
    if (!book.tellsChanges) return byVersions(ask, book.at, mark !== undefined && 'versions' in mark ? mark.versions : {});
    return byToken(ask, book.at, mark !== undefined && 'token' in mark ? mark.token : '');
  });
}

async function byToken(ask: Ask, book: string, token: string): Promise<Result<Changes, Failure>> {
  const found = await ask(changedSince(book, token), Multistatus);
  // A server forgets its marks in the end: then everything counts as changed.
  if (!found.ok)
    return token !== '' && (found.error.kind === 'forbidden' || found.error.kind === 'refused') ? byToken(ask, book, '') : found;
  const { resources, syncToken = '' } = found.value;
  const cards = cardsAmong(resources, book);
  const gone = cards.filter(({ code }) => code === 404).map(({ href }) => href);
  return ok({ book, mark: { token: syncToken }, changed: cards.filter(({ code }) => code !== 404).map(({ href }) => href), gone });
}

async function byVersions(ask: Ask, book: string, before: Readonly<Record<string, string>>): Promise<Result<Changes, Failure>> {
  const found = await ask(versionsIn(book), Multistatus);
  if (!found.ok) return found;
  const versions = Object.fromEntries(cardsAmong(found.value.resources, book).map(({ href, etag }) => [href, etag]));
  const changed = Object.keys(versions).filter((card) => versions[card] !== before[card] || versions[card] === '');
  return ok({ book, mark: { versions }, changed, gone: Object.keys(before).filter((card) => versions[card] === undefined) });
}

/** Without the book itself, of which an answer may say something too. */
const cardsAmong = (resources: readonly DavResource[], book: string): readonly DavResource[] =>
  resources
    .map((each) => ({ ...each, href: resolved(each.href, book) }))
    .filter(({ href, code }) => code !== 507 && href.replace(/\/$/, '') !== book.replace(/\/$/, ''));
