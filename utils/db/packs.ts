import type { CustomerId, ImportId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { noteOther } from './additions';
import { blockOf } from './customer-block';
import { customersIn, meet } from './customer-records';
import { grouped } from './grouped';
import type { RegardSchema } from './schema';
import { addHint, blocksOf, type Session, type WriteSession } from './session';
import { touchFacts } from './touched';

/** Facts that are kept in packs: some hundred rows of one customer in one record, in the order in which they came. */
export const packStores = ['interactions', 'voices', 'opportunities'] as const;
export type PackStore = (typeof packStores)[number];
export type Packed<Store extends PackStore> = RegardSchema[Store]['value'][number];

interface PackRow {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly importId?: ImportId;
  readonly sourceKey?: string;
}

const PAGE = 500;

/** The rows of a customer, in no order that matters. They are kept by the customer's id: also where nobody has it (any more). */
export async function rowsOf<Store extends PackStore>(session: Session, store: Store, id: CustomerId): Promise<Packed<Store>[]> {
  const pages = await session.transaction.objectStore(store).getAll(allOf(id));
  return pages.flat() as Packed<Store>[];
}

/** The rows of these customers, of those that have any. */
export async function rowsOfAll<Store extends PackStore>(
  session: Session,
  store: Store,
  ids: readonly CustomerId[],
): Promise<Map<CustomerId, Packed<Store>[]>> {
  const objects = session.transaction.objectStore(store);
  const sorted = [...ids].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  // Ids made together lie together: mostly one request says that none of them has rows, or reads all.
  const range = IDBKeyRange.bound([first], [last, []]);
  const pages = await objects.count(range);
  if (pages === 0) return new Map();
  const ranges = pages <= NEAR * ids.length ? [range] : ids.map(allOf);
  const read: readonly (readonly PackRow[])[] = (await Promise.all(ranges.map((each) => objects.getAll(each)))).flat();
  const wanted = new Set<string>(ids);
  const rows = read.flat().filter(({ customerId }) => wanted.has(customerId));
  return grouped(rows as unknown as readonly Packed<Store>[], ({ customerId }) => customerId);
}

/** So many pages for each customer are rather read than left out one by one. */
const NEAR = 4;

/**
 * The rows kept under these source keys, by key. `likely` says whose they are now, as far as the caller can tell: those customers are
 * looked at first, and only where a key is not among their rows every customer whom its hints point to.
 */
export async function rowsBySourceKey<Store extends PackStore>(
  session: Session,
  store: Store,
  likely: ReadonlyMap<string, CustomerId | undefined>,
): Promise<Map<string, Packed<Store>>> {
  const found = new Map<string, Packed<Store>>();
  const blocks = await blocksOf(session, 'contact', [...likely.keys()]);
  // Most rows of a new file have no hint: nothing needs to be read for them.
  const hinted = new Map([...likely.keys()].flatMap((key, index) => (blocks[index]?.size ? [[key, blocks[index]] as const] : [])));
  const lookAt = async (ids: Iterable<CustomerId>) => {
    for (const rows of await Promise.all([...new Set(ids)].map((id) => rowsOf(session, store, id))))
      for (const row of rows) if (row.sourceKey !== undefined && hinted.has(row.sourceKey)) found.set(row.sourceKey, row);
  };
  await lookAt([...hinted.keys()].flatMap((key) => likely.get(key) ?? []));
  const elsewhere = new Set([...hinted].flatMap(([key, of]) => (found.has(key) ? [] : [...of])));
  if (elsewhere.size > 0) await lookAt((await customersIn(session, [...elsewhere])).map(({ id }) => id));
  return found;
}

/** Writes rows: one with a known id takes its old version's place, the others are appended. What an edit replaces is not kept: see `keepReplaced`. */
export async function putRows<Store extends PackStore>(session: WriteSession, store: Store, rows: readonly Packed<Store>[]): Promise<void> {
  const byCustomer = grouped(rows as readonly PackRow[], ({ customerId }) => customerId);
  touchFacts(session, store, rows);
  await meet(session, [...byCustomer.keys()]);
  await Promise.all(
    [...byCustomer].map(async ([id, own]) => {
      const fresh = new Map(own.map((row) => [row.id, row]));
      let isNew = false;
      await changePages(
        session,
        store,
        id,
        (page) => page.map((row) => take(fresh, row.id) ?? row),
        () => {
          isNew = fresh.size === own.length;
          return [...fresh.values()];
        },
      );
      const slot = session.slots.get(id);
      if (slot === undefined) return;
      if (store === 'interactions') {
        session.booked.add(blockOf(slot));
        if (isNew) for (const row of own) session.adding.contacts.push([slot, row as unknown as Interaction]);
        else noteOther(session.adding, slot);
      }
      for (const row of own) {
        if (row.importId !== undefined) addHint(session, 'import', row.importId, slot);
        if (row.sourceKey !== undefined) addHint(session, 'contact', row.sourceKey, slot);
      }
    }),
  );
}

/** An edit of a row; it may give it to another customer. */
export interface RowEdit<Store extends PackStore> {
  readonly before: Packed<Store> | undefined;
  readonly after: Packed<Store>;
}

/** Writes rows as edited, and takes those that changed hands from whoever had them. */
export async function editRows<Store extends PackStore>(
  session: WriteSession,
  store: Store,
  edits: readonly RowEdit<Store>[],
): Promise<void> {
  const moved = edits.flatMap(({ before, after }) => (before !== undefined && before.customerId !== after.customerId ? [before] : []));
  for (const [id, rows] of grouped(moved, ({ customerId }) => customerId)) {
    const ids = new Set<string>(rows.map((row) => row.id));
    await removeRows(session, store, id, (row) => ids.has(row.id));
  }
  await putRows(
    session,
    store,
    edits.map(({ after }) => after),
  );
}

/** Removes rows of a customer, and says which. */
export async function removeRows<Store extends PackStore>(
  session: WriteSession,
  store: Store,
  id: CustomerId,
  isRemoved: (row: Packed<Store>) => boolean,
): Promise<Packed<Store>[]> {
  const removed: Packed<Store>[] = [];
  const keep = (row: PackRow): boolean => {
    const isGone = isRemoved(row as unknown as Packed<Store>);
    if (isGone) removed.push(row as unknown as Packed<Store>);
    return !isGone;
  };
  await changePages(
    session,
    store,
    id,
    (page) => page.filter(keep),
    () => [],
  );
  touchFacts(session, store, removed);
  if (removed.length > 0 && store === 'interactions') {
    await meet(session, [id]);
    const slot = session.slots.get(id);
    if (slot !== undefined) {
      session.booked.add(blockOf(slot));
      noteOther(session.adding, slot);
    }
  }
  return removed;
}

/** Rewrites the pages that `edit` changes, and appends what is left then. */
async function changePages(
  { transaction }: WriteSession,
  name: PackStore,
  id: CustomerId,
  edit: (page: readonly PackRow[]) => readonly PackRow[],
  appended: () => readonly PackRow[],
): Promise<void> {
  const store = transaction.objectStore(name);
  const [keys, pages] = await Promise.all([store.getAllKeys(allOf(id)), store.getAll(allOf(id))]);
  const before: readonly (readonly PackRow[])[] = pages;
  const after = before.map(edit);
  let rest = appended();
  const last = after.length - 1;
  const lastPage = after[last];
  if (lastPage !== undefined && lastPage.length < PAGE) {
    const room = PAGE - lastPage.length;
    after[last] = [...lastPage, ...rest.slice(0, room)];
    rest = rest.slice(room);
  }
  for (let at = 0; at < rest.length; at += PAGE) after.push(rest.slice(at, at + PAGE));
  let next = 0;
  await Promise.all(
    after.map((page, index) => {
      const number = keys[index]?.[1] ?? next;
      next = number + 1;
      if (page.length === 0) return store.delete([id, number]);
      return isSamePage(before[index], page) ? undefined : store.put(page as never, [id, number]);
    }),
  );
}

const isSamePage = (a: readonly PackRow[] | undefined, b: readonly PackRow[]): boolean =>
  a !== undefined && a.length === b.length && a.every((row, index) => row === b[index]);

function take<K, V>(map: Map<K, V>, key: K): V | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}

const allOf = (id: CustomerId) => IDBKeyRange.bound([id], [id, []]);
