import { onChange } from '@/utils/db/changes';
import { customersAt } from '@/utils/db/customer-records';
import { resolveMerged } from '@/utils/db/customers';
import { allTexts, newerTexts, readFind, writeFind } from '@/utils/db/find-snapshot';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { Customer } from '@/utils/domain/customer';
import { closeness } from '@/utils/find/closeness';
import { queryText } from '@/utils/find/customer-text';
import { createFind, type Found, wordsOf } from '@/utils/find/find';
import { buildFindIndex, type FindIndex, textOf } from '@/utils/find/find-index';

/** Finds customers by name with a wrong letter or two, address, domain, telephone number or tag; best first, each once. */
export type Search = (query: string, limit: number) => Promise<Customer[]>;

/** How many texts may have changed before the index is built anew, as a search looks at each of them. */
const MOST_NEWER = 5000;

/** The slots of customers that answer a query, best first; some may have been merged into others. */
export type SlotSearch = (query: string, limit: number) => Promise<number[]>;

/** A search over the database: see `createSlotSearch`. */
export function createSearch(db: Database, stop: AbortSignal, build?: (db: Database) => Promise<void>): Search {
  const search = createSlotSearch(db, stop, build);
  return async (query, limit) => {
    const slots = await search(query, limit);
    const customers = await reading(db, [], (session) => customersAt(session, slots));
    return [...new Map((await resolveMerged(db, customers)).map((customer) => [customer.id, customer])).values()];
  };
}

/**
 * Searches for slots. Reads the index when it is first asked, and what changed whenever something did, until the signal aborts.
 * @param build builds the index where there is none, or an old one: in a web worker where one can be had, as a large base takes seconds
 */
export function createSlotSearch(db: Database, stop: AbortSignal, build: (db: Database) => Promise<void> = buildSearch): SlotSearch {
  let loaded: Promise<Loaded> | undefined;
  let isStale = false;
  onChange(({ kinds }) => {
    if (kinds.includes('customer')) isStale = true;
  }, stop);

  const current = async (): Promise<Loaded> => {
    loaded ??= load(db, build);
    if (isStale) {
      isStale = false;
      loaded = loaded.then((before) => reload(db, before, build));
    }
    return loaded;
  };

  return async (query, limit) => {
    const text = queryText(query);
    if (text === '') return [];
    const { find, newer } = await current().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    const words = wordsOf(text);
    const built = find(text, limit + Math.min(newer.size, limit)).filter(({ slot }) => !newer.has(slot));
    const fresh = [...newer]
      .map(([slot, own]): Found => ({ slot, closeness: closeness(words, own) }))
      .filter((found) => found.closeness > 0);
    const best = [...built, ...fresh].sort((a, b) => b.closeness - a.closeness || a.slot - b.slot).slice(0, limit);
    return best.map(({ slot }) => slot);
  };
}

/** Builds the index over all customers and keeps it; after an import, or where a search finds none or an old one. */
export async function buildSearch(db: Database, onSlots?: (slots: number) => void): Promise<void> {
  const { texts, through } = await allTexts(db, onSlots);
  await writeFind(db, buildFindIndex(texts), through);
}

interface Loaded {
  readonly index: FindIndex;
  readonly find: ReturnType<typeof createFind>;
  readonly through: number;
  /** Texts that the index does not know, by slot. */
  readonly newer: ReadonlyMap<number, string>;
}

type Build = (db: Database) => Promise<void>;

async function load(db: Database, build: Build): Promise<Loaded> {
  const { index, through, newer } = await readFind(db);
  const unknown = index && unknownTo(index, newer);
  if (index !== undefined && unknown !== undefined && unknown.size <= MOST_NEWER)
    return { index, find: createFind(index), through, newer: unknown };
  await build(db);
  return load(db, build);
}

async function reload(db: Database, before: Loaded, build: Build): Promise<Loaded> {
  const newer = await newerTexts(db, before.through);
  const unknown = newer && unknownTo(before.index, newer);
  // Else somebody built it anew, and cut off the log that led there.
  return unknown === undefined || unknown.size > MOST_NEWER ? load(db, build) : { ...before, newer: unknown };
}

/** Of a block that changed, most customers did not. */
const unknownTo = (index: FindIndex, texts: ReadonlyMap<number, string>): Map<number, string> =>
  new Map([...texts].filter(([slot, text]) => textOf(index, slot) !== text));
