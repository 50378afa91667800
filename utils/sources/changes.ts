import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { facts, type LedgerDraft } from './answer';
import type { Failure } from './failure';
import { decodedJson } from './net/decode';
import type { Pulled, Since, Voided } from './source';

// Most vendors tell what changed as lists, one for each kind of record. They are read in rounds, one list after the other and a page at a
// time: customers first, then what is said of them.

const moment = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(8.64e15),
  v.transform((value) => value as Millis),
);
const Place = v.object({ from: moment, page: v.string() });

/** How far a list was read: all that was changed before `from`; of what was changed since, the pages before `page`, which the list itself writes. */
export type Place = v.InferOutput<typeof Place>;

/** Where a round stands: at which list, and since when. Between two rounds, when the last one was begun. */
const Stand = v.object({
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  begun: v.optional(moment),
  heard: v.optional(moment),
  places: v.array(Place),
});
type Stand = v.InferOutput<typeof Stand>;

/** One page of a list, and where it goes on. */
export interface Page extends Partial<Omit<Pulled, 'cursor' | 'hasMore'>> {
  readonly next: Place;
  readonly hasMore: boolean;
}

/** One list of a vendor's. */
export interface List {
  /** @param begun when the round was begun */
  read(place: Place, begun: Millis): Promise<Result<Page, Failure>>;
  /** The vendor takes a page of its own for a time only, and refuses it then: the list is read from its beginning. */
  readonly forgets?: true;
}

/**
 * So many milliseconds before its round was begun, what a list said is not yet final: an index lags, a clock differs, a change is written
 * late, and somebody may be spoken of before they were told. The next round reads it again, which changes nothing.
 */
const UNSETTLED = 15 * 60_000;

/**
 * One page of what changed.
 * @param keeps for how many milliseconds the vendor keeps what it tells; after a longer silence everything is read again
 */
export async function pulled(
  since: Since,
  now: Millis,
  lists: readonly [List, ...List[]],
  keeps = Number.POSITIVE_INFINITY,
): Promise<Result<Pulled, Failure>> {
  const stand = standOf(since, now, keeps);
  const at = stand.at < lists.length ? stand.at : 0;
  const list = lists[at] ?? lists[0];
  const begun = stand.begun ?? now;
  const first = firstPlace(since);
  const place = stand.places[at] ?? first;
  const placed = (next: Place) => lists.map((_, index) => (index === at ? next : (stand.places[index] ?? first)));
  const read = await list.read(place, begun);
  if (!read.ok) {
    const isForgotten = list.forgets && place.page !== '' && (read.error.kind === 'refused' || read.error.kind === 'notFound');
    return isForgotten ? ok({ ...facts({}), cursor: written({ ...stand, at, begun, places: placed(first) }), hasMore: true }) : read;
  }
  const { next, hasMore, ...told } = read.value;
  const places = placed(hasMore ? next : { ...next, from: Math.min(next.from, Math.max(0, begun - UNSETTLED)) as Millis });
  if (hasMore) return ok({ ...facts({}), ...told, cursor: written({ ...stand, at, begun, places }), hasMore });
  const isLast = at + 1 === lists.length;
  const after: Stand = isLast ? { at: 0, heard: begun, places } : { ...stand, at: at + 1, begun, places };
  return ok({ ...facts({}), ...told, cursor: written(after), hasMore: !isLast });
}

/** A cursor that cannot be read, or is older than what the vendor keeps, begins anew. */
function standOf(since: Since, now: Millis, keeps: number): Stand {
  const anew: Stand = { at: 0, places: [] };
  if (!('cursor' in since)) return anew;
  const stand = decodedJson(Stand, since.cursor);
  return stand.ok && now - (stand.value.begun ?? stand.value.heard ?? now) <= keeps ? stand.value : anew;
}

const firstPlace = (since: Since): Place => ({ from: 'cursor' in since ? (0 as Millis) : since.changedAfter, page: '' });

const written = (stand: Stand): string => JSON.stringify(stand);

/**
 * Behind a page of a list in the order of its changes: where its last second begins. A page that is all of one second goes on with what
 * the vendor calls the page behind it. Where that is a number, and one of that second is changed again just then, another one may be passed
 * over until it changes.
 * @param following undefined on the last page
 */
export function inOrder(place: Place, changed: readonly Millis[], following: string | undefined): Pick<Page, 'next' | 'hasMore'> {
  const last = Math.max(place.from, secondOf(changed.at(-1) ?? place.from)) as Millis;
  if (following === undefined) return { next: { from: last, page: '' }, hasMore: false };
  return { next: last > place.from ? { from: last, page: '' } : { from: place.from, page: following }, hasMore: true };
}

/** Behind a page of what changed since a moment, in whichever order: only when all pages were read the moment moves to when that was begun. */
export const sinceThen = (place: Place, begun: Millis, following: string | undefined): Pick<Page, 'next' | 'hasMore'> =>
  following === undefined ? { next: { from: begun, page: '' }, hasMore: false } : { next: { ...place, page: following }, hasMore: true };

/** Behind a numbered page of a list that only grows at its end: a page that is not full is read again next time, an empty one tells that some were deleted before it. */
export function growing(place: Place, count: number, size: number): Pick<Page, 'next' | 'hasMore'> {
  const number = numberOf(place);
  if (count >= size) return { next: { ...place, page: String(number + 1) }, hasMore: true };
  return { next: { ...place, page: String(count === 0 ? Math.max(1, number - 1) : number) }, hasMore: false };
}

/** What each document books; of one that books nothing it is said that it is void. */
export function booksIn<Document>(
  documents: readonly Document[],
  nameOf: (document: Document) => Voided,
  booksOf: (document: Document) => readonly LedgerDraft[],
): Required<Pick<Page, 'ledger' | 'voided'>> {
  const books = documents.map((document) => ({ document, ledger: booksOf(document) }));
  return {
    ledger: books.flatMap(({ ledger }) => ledger),
    voided: books.flatMap(({ document, ledger }) => (ledger.length === 0 ? nameOf(document) : [])),
  };
}

/** The number of a page, where pages are counted from 1. */
export const numberOf = ({ page }: Pick<Place, 'page'>): number => Math.max(1, Number.parseInt(page, 10) || 1);

/** A moment in UTC to its second, without its zone: `2026-11-03T09:14:00`. */
export const utcSecond = (moment: number): string => new Date(moment).toISOString().slice(0, 19);

/** A second earlier, for vendors that tell what changed behind a moment, and may mean without it. */
export const secondBefore = (moment: Millis): Millis => Math.max(0, moment - 1000) as Millis;

const secondOf = (moment: Millis): number => Math.floor(moment / 1000) * 1000;
