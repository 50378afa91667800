import { err, ok, type Result } from '@/utils/domain/result';
import { forEach } from '../each';
import type { Failure } from '../failure';
import type { Ask } from '../source';
import { type DavResource, Multistatus } from './multistatus';
import { whatIsAt, whatIsIn } from './requests';

/** An address book of whoever asks. */
export interface AddressBook {
  /** Its whole address. */
  readonly at: string;
  /** Whether the server can say what was changed in it (RFC 6578). */
  readonly tellsChanges: boolean;
}

/**
 * Where servers answer, seen from the address of their machine alone. `/.well-known/carddav` mostly leads on to one of them, which a
 * browser would show only after it had followed, the password along.
 */
const USUAL = ['/.well-known/carddav', '/remote.php/dav/', '/dav.php/', '/dav/', '/SOGo/dav/', '/carddav/'];

/** The address books that an address leads to: the one that it is, those that lie there, or those of whoever asks. */
export async function addressBooks(ask: Ask, address: string): Promise<Result<readonly AddressBook[], Failure>> {
  const { origin, pathname } = new URL(address);
  const candidates = [`${address}/`, ...(pathname === '/' ? USUAL.map((path) => `${origin}${path}`) : [])];
  let first: Failure | undefined;
  for (const candidate of candidates) {
    const books = await booksFrom(ask, candidate);
    if (books.ok || !mayBeElsewhere(books.error)) return books;
    first ??= books.error;
  }
  return err(first ?? { kind: 'notFound' });
}

/** A password that is wrong is so everywhere, and tried no second time. */
const mayBeElsewhere = ({ kind }: Failure): boolean =>
  kind === 'notFound' || kind === 'forbidden' || kind === 'refused' || kind === 'changed' || kind === 'elsewhere';

async function booksFrom(ask: Ask, start: string): Promise<Result<readonly AddressBook[], Failure>> {
  const found = await resourceAt(ask, start);
  if (!found.ok) return found;
  if (found.value.isAddressBook) return ok([bookOf(found.value, start)]);
  const homes = await homesOf(ask, found.value, start);
  return homes.ok ? booksIn(ask, homes.value) : homes;
}

async function homesOf(ask: Ask, { homes, principal }: DavResource, start: string): Promise<Result<readonly string[], Failure>> {
  if (homes.length > 0) return ok(homes.map((home) => resolved(home, start)));
  if (principal === undefined) return err({ kind: 'changed', where: 'current-user-principal' });
  const at = resolved(principal, start);
  const found = await resourceAt(ask, at);
  if (!found.ok) return found;
  return found.value.homes.length > 0
    ? ok(found.value.homes.map((home) => resolved(home, at)))
    : err({ kind: 'changed', where: 'addressbook-home-set' });
}

async function booksIn(ask: Ask, homes: readonly string[]): Promise<Result<readonly AddressBook[], Failure>> {
  const listed = await forEach(homes, async (home) => {
    const found = await ask(whatIsIn(home), Multistatus);
    return found.ok ? ok(found.value.resources.filter(({ isAddressBook }) => isAddressBook).map((each) => bookOf(each, home))) : found;
  });
  if (!listed.ok) return listed;
  const byAddress = new Map(listed.value.flat().map((book) => [book.at, book]));
  return ok([...byAddress.values()]);
}

async function resourceAt(ask: Ask, at: string): Promise<Result<DavResource, Failure>> {
  const found = await ask(whatIsAt(at), Multistatus);
  if (!found.ok) return found;
  const [resource] = found.value.resources;
  return resource === undefined ? err({ kind: 'changed', where: 'multistatus.response' }) : ok(resource);
}

const bookOf = ({ href, syncToken }: DavResource, from: string): AddressBook => ({
  at: resolved(href, from),
  tellsChanges: syncToken !== undefined,
});

/** An address as a server wrote it, whole; what is none stays what it is, and is refused where it is asked. */
export const resolved = (href: string, from: string): string => (URL.canParse(href, from) ? new URL(href, from).href : href);
