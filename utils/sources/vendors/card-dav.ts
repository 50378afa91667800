import { ok, type Result } from '@/utils/domain/result';
import { type CustomerDraft, facts } from '../answer';
import { type AddressBook, addressBooks, resolved } from '../dav/address-books';
import { customerIn } from '../dav/card';
import { changesIn, Place } from '../dav/changes';
import { Multistatus } from '../dav/multistatus';
import { cardsAbout, cardsAt } from '../dav/requests';
import { forEach } from '../each';
import type { Failure } from '../failure';
import { address, secret, text } from '../fields';
import { basic } from '../net/basic';
import { decodedJson } from '../net/decode';
import type { Request } from '../net/request';
import { isAbout } from '../question';
import { type Ask, defineSource, type Since } from '../source';

/** So many cards at once: each may hold a picture, and an answer at most five megabytes. */
const CARDS = 25;

/** Address books of any server that speaks CardDAV (RFC 6352): Nextcloud, Radicale, Baïkal, SOGo, Fastmail and others. */
export const cardDav = defineSource({
  id: 'cardDav',
  label: 'CardDAV',
  fields: { address: address(), user: text(/^[^:\r\n]{1,200}$/), password: secret(/^[^\r\n]{1,500}$/) },
  by: ['email', 'phone', 'name'],
  limits: { requests: 120, per: 60_000, atOnce: 4 },
  address: ({ address }) => address,
  headers: ({ user, password }) => ({ authorization: basic(user, password) }),

  async lookup(question, { ask, settings: { address } }) {
    const books = await addressBooks(ask, address);
    if (!books.ok) return books;
    const found = await forEach(books.value, ({ at }) => customersIn(ask, cardsAbout(at, question), at));
    return found.ok ? ok(facts({ customers: found.value.flat().filter((who) => isAbout(question, who)) })) : found;
  },

  /** First what changed in every book, then the cards of it, a few at a time. A server tells no times: the first pull gives every card. */
  async pull(since, { ask, settings: { address } }) {
    const before = placeIn(since);
    const listed = before.open.length > 0 ? ok({ place: before, gone: [] }) : await relisted(ask, await addressBooks(ask, address), before);
    if (!listed.ok) return listed;
    const { place, gone } = listed.value;
    const [first, ...others] = place.open;
    const fetched = first === undefined ? ok([]) : await customersIn(ask, cardsAt(first.book, first.cards), first.book);
    if (!fetched.ok) return fetched;
    const next: Place = { ...place, open: others };
    return ok({
      ...facts({ customers: fetched.value }),
      ...(gone.length > 0 ? { gone } : {}),
      cursor: JSON.stringify(next),
      hasMore: others.length > 0,
    });
  },
});

async function relisted(ask: Ask, books: Result<readonly AddressBook[], Failure>, before: Place) {
  if (!books.ok) return books;
  const all = await changesIn(ask, books.value, before);
  if (!all.ok) return all;
  const open = all.value.flatMap(({ book, changed }) => parts(changed).map((cards) => ({ book, cards })));
  const place: Place = { marks: Object.fromEntries(all.value.map(({ book, mark }) => [book, mark])), open };
  return ok({ place, gone: all.value.flatMap(({ gone }) => gone.map(keyOf)) });
}

/** Where a pull goes on; from the beginning where that cannot be read. */
function placeIn(since: Since): Place {
  const place = 'cursor' in since ? decodedJson(Place, since.cursor) : undefined;
  return place?.ok ? place.value : { marks: {}, open: [] };
}

async function customersIn(ask: Ask, request: Request, book: string): Promise<Result<readonly CustomerDraft[], Failure>> {
  const found = await ask(request, Multistatus);
  if (!found.ok) return found;
  return ok(
    found.value.resources.flatMap(({ href, card }) => (card === undefined ? [] : (customerIn(card, keyOf(resolved(href, book))) ?? []))),
  );
}

/** By its address, which is all that is told of a card that is gone. */
function keyOf(card: string): string {
  if (!URL.canParse(card)) return `carddav:${card}`;
  const { host, pathname } = new URL(card);
  return `carddav@${host}:${pathname}`;
}

const parts = (cards: readonly string[]): readonly string[][] =>
  Array.from({ length: Math.ceil(cards.length / CARDS) }, (_, index) => cards.slice(index * CARDS, (index + 1) * CARDS));
