import { unwrap } from 'idb';
import type { CustomerId } from '@/utils/domain/customer';
import { type Adding, addingNothing, isLarge, keepAdditions } from './additions';
import { blockOf } from './customer-block';
import type { HintKind } from './customer-keys';
import { findBlocks, hintOf, type Run, runOf } from './hint';
import { type HintHead, logHints } from './hint-log';
import { blocksFor, type HintMemory, hasShards, hintMemoryOf, isCurrent, loadShards, noteWrite, refresh } from './hint-memory';
import type { Database, StoreName, Transaction, Writing } from './schema';
import type { Touched } from './touched';

/** One transaction over records, with the hints to find them by. */
export interface Session {
  readonly transaction: Transaction;
  readonly memory: HintMemory;
  /** Whether memory was compared with what this transaction sees. */
  isCompared: boolean;
  /** Whom this session met or made, and where. */
  readonly slots: Map<CustomerId, number>;
  /** Blocks that it changed, to be written at its end. */
  readonly changed: Map<number, (string | null)[]>;
}

/** A session that writes. */
export interface WriteSession extends Session {
  readonly transaction: Writing;
  readonly head: HintHead;
  /** Hints of what it wrote, to be logged at its end, and the same in order where somebody searched them. */
  readonly hints: Map<HintKind, number[]>;
  readonly sorted: Map<HintKind, Run>;
  /** Blocks whose customers' ledger or interactions it changed: their roll-ups are stale. */
  readonly booked: Set<number>;
  /** What it adds, and to which blocks it does something else. */
  readonly adding: Adding;
  /** Records of which the team is to be told, at its end; undefined where nobody is. */
  readonly touched: Touched[] | undefined;
  nextSlot: number | undefined;
  /** How many slots there were before it, once it took some. */
  firstSlot: number | undefined;
  /** How often it appended ledger rows: no run of one write takes the place of another. */
  appended: number;
}

const found: readonly StoreName[] = ['counters', 'hints', 'hintLog', 'customers'];
const written: readonly StoreName[] = [...found, 'findLog', 'interactions', 'standing', 'standingLog', 'team', 'teamLog'];

/** Reads records in one transaction, so that they fit together. `work` awaits nothing but the session's own requests. */
export async function reading<T>(db: Database, stores: readonly StoreName[], work: (session: Session) => Promise<T>): Promise<T> {
  const transaction = db.transaction([...new Set([...found, ...stores])]) as Transaction;
  const memory = hintMemoryOf(db);
  const isCompared = !isCurrent(memory);
  if (isCompared) await refresh(memory, transaction);
  return work({ transaction, memory, isCompared, slots: new Map(), changed: new Map() });
}

/** Reads customers by hints that are all in memory, and current: nothing else can be read in it. */
export function readingCustomers<T>(db: Database, work: (session: Session) => Promise<T>): Promise<T> {
  const transaction = db.transaction(['customers']) as Transaction;
  return work({ transaction, memory: hintMemoryOf(db), isCompared: false, slots: new Map(), changed: new Map() });
}

interface WriteWay {
  readonly durability?: IDBTransactionDurability;
  /** The team has it already, or it is this browser's own business: nobody is told. */
  readonly isQuiet?: boolean;
}

/**
 * Writes records in one transaction, all or nothing: blocks, hints and counters follow when `work` is done, and a failure undoes
 * everything. Resolves once it is all on disk (with strict durability, unless told otherwise).
 */
export async function writing<T>(
  db: Database,
  stores: readonly StoreName[],
  work: (session: WriteSession) => Promise<T>,
  { durability = 'strict', isQuiet = false }: WriteWay = {},
): Promise<T> {
  const transaction: Writing = db.transaction([...new Set([...written, ...stores])], 'readwrite', { durability });
  const done = transaction.done;
  // A failed request rejects where it is awaited, and the transaction's own promise says it once more.
  done.catch(() => undefined);
  try {
    const memory = hintMemoryOf(db);
    const [head, team] = await Promise.all([refresh(memory, transaction), transaction.objectStore('team').getKey('joined')]);
    const session: WriteSession = {
      ...{ transaction, memory, head, isCompared: true, nextSlot: undefined, firstSlot: undefined, appended: 0 },
      ...{ slots: new Map(), changed: new Map(), hints: new Map(), sorted: new Map(), booked: new Set(), adding: addingNothing() },
      touched: team === undefined || isQuiet ? undefined : [],
    };
    const result = await work(session);
    await finish(session);
    await done;
    noteWrite();
    return result;
  } catch (error) {
    abort(transaction);
    await done.catch(() => undefined);
    throw error;
  }
}

/** The blocks where these keys may be, key by key. */
export async function blocksOf(session: Session, kind: HintKind, keys: readonly string[]): Promise<Set<number>[]> {
  const { memory, transaction } = session;
  if (!hasShards(memory, kind, keys)) {
    // Who folded the hints may not have been heard yet: shards of two folds do not go together.
    if (!session.isCompared) await refresh(memory, transaction);
    session.isCompared = true;
    await loadShards(memory, transaction, kind, keys);
  }
  const own = ownHints(session, kind);
  return keys.map((key) => {
    const blocks = blocksFor(memory, kind, key);
    if (own !== undefined) findBlocks(own, key, blocks);
    return blocks;
  });
}

/** Keeps a hint for a key that a record of the customer at that slot now bears. */
export function addHint({ hints, sorted }: WriteSession, kind: HintKind, key: string, slot: number): void {
  const hint = hintOf(key, blockOf(slot));
  const list = hints.get(kind);
  if (list === undefined) hints.set(kind, [hint]);
  else list.push(hint);
  if (sorted.size > 0) sorted.delete(kind);
}

/** The next slot that nobody ever had. */
export async function takeSlots(session: WriteSession, count: number): Promise<number> {
  session.firstSlot ??= await readSlots(session);
  session.nextSlot ??= session.firstSlot;
  const first = session.nextSlot;
  session.nextSlot += count;
  return first;
}

const readSlots = async ({ transaction }: WriteSession): Promise<number> =>
  ((await transaction.objectStore('counters').get('slots')) as number | undefined) ?? 0;

function ownHints(session: Session | WriteSession, kind: HintKind): Run | undefined {
  if (!('hints' in session)) return undefined;
  const list = session.hints.get(kind);
  if (list === undefined) return undefined;
  const run = session.sorted.get(kind) ?? runOf(list);
  session.sorted.set(kind, run);
  return run;
}

async function finish(session: WriteSession): Promise<void> {
  const { transaction, changed, booked, nextSlot, touched = [] } = session;
  // Thousands of them: what fails undoes the transaction, which is waited for, and none needs a promise of its own.
  const store: IDBObjectStore = unwrap(transaction.objectStore('customers'));
  for (const [block, customers] of changed) {
    if (customers.every((customer) => customer === null)) store.delete(block);
    else store.put({ block, customers });
  }
  const writes: Promise<unknown>[] = [];
  if (nextSlot !== undefined) writes.push(transaction.objectStore('counters').put(nextSlot, 'slots'));
  if (changed.size > 0) writes.push(transaction.objectStore('findLog').add(Uint32Array.from(changed.keys())));
  writes.push(logStale(session, new Set([...changed.keys(), ...booked])));
  if (touched.length > 0) writes.push(transaction.objectStore('teamLog').add(touched));
  await Promise.all([...writes, logHints(transaction, session.head, session.hints)]);
}

/** Says whose roll-ups are stale, and of a large write what it added. */
async function logStale(session: WriteSession, stale: ReadonlySet<number>): Promise<void> {
  const { transaction, adding } = session;
  const log = transaction.objectStore('standingLog');
  const all = [...stale];
  const others = isLarge(adding) ? all.filter((block) => adding.others.has(block)) : all;
  if (others.length > 0) await log.add(Uint32Array.from(others));
  if (!isLarge(adding)) return;
  const slots = session.firstSlot ?? (await readSlots(session));
  const entry = await log.add(Uint32Array.from(all.filter((block) => !adding.others.has(block))));
  await keepAdditions(transaction, entry, adding, slots);
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It failed by itself, and has nothing left to undo.
  }
}
