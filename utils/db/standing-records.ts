import { emptyShares, emptyStanding, type Margins, PART, type Shares, type StandingDetail, standingFlags } from '@/utils/domain/standing';
import { type Additions, type AdditionsHead, forgetAdditions, settleAdditions } from './additions';
import { BLOCK } from './customer-block';
import type { Database, Transaction, Writing } from './schema';

/**
 * The roll-ups of customers on disk, 16 384 slots a part. Whoever writes a ledger, interactions or customers notes their blocks in
 * `standingLog`, in the same transaction; a part answers for all its blocks but those that were noted behind its `through`, and those
 * whose day has come. Parts are written by the upkeep alone, one at a time (see utils/state/upkeep.ts); the log is cut behind it.
 */
export interface MarginPart extends Margins {
  /** The last entry of the log that it knows. */
  readonly through: number;
  /** What its amounts were reckoned with: currency, rates, costs and zone, as one text. Another one makes the whole part stale. */
  readonly basis: string;
  /** The day it was reckoned for, and for each block the first day on which it is another one; YYYYMMDD. */
  readonly today: number;
  readonly changesOn: Uint32Array<ArrayBuffer>;
  /** For each block a place in `mixes`: the currencies of its ledger, sorted, with blanks between. */
  readonly mix: Uint16Array<ArrayBuffer>;
  readonly mixes: readonly string[];
  /** Whether anybody in it is part of somebody else: then sums are made of shares. */
  readonly isTied: boolean;
}

/** Up to which entry of the log all parts are current: what came before is cut off. */
export interface StandingHead {
  readonly through: number;
}

/** What a base taught about its customers: kept as its maker has it, with its age. */
export interface KeptModel {
  readonly basis: string;
  readonly today: number;
  readonly model: unknown;
}

export type StandingKey = ['margin' | 'share' | 'detail' | 'head' | 'model' | 'added', part: number];
export type StandingRecord = MarginPart | Shares | StandingDetail | StandingHead | KeptModel | Additions | AdditionsHead;

/** Blocks in a part. */
export const PART_BLOCKS = PART / BLOCK;

/** What is on disk of all customers, read in one transaction. */
export interface StandingSnapshot {
  /** How many slots were ever given. */
  readonly slots: number;
  readonly head: number;
  /** By part; undefined where one was never made. */
  readonly parts: readonly (MarginPart | undefined)[];
  /** By part, where they were asked for. */
  readonly shares?: readonly (Shares | undefined)[];
  readonly log: StandingLog;
}

/** Blocks that were noted in the log, and with which entry last. */
export interface StandingLog {
  readonly through: number;
  readonly noted: ReadonlyMap<number, number>;
}

export const standingStores = ['standing', 'standingLog', 'counters'] as const;

/** @param shares whether the shares are wanted: of `tied` bases only where anybody is part of somebody else */
export async function readStanding(db: Database, shares: 'none' | 'tied' | 'all' = 'none'): Promise<StandingSnapshot> {
  const transaction = db.transaction([...standingStores]) as Transaction;
  const slots = await readSlots(transaction);
  const [parts, head, log] = await Promise.all([
    readParts<MarginPart>(transaction, 'margin', slots),
    readHead(transaction),
    readLog(transaction, 0),
  ]);
  const isWanted = shares === 'all' || (shares === 'tied' && parts.some((part) => part?.isTied));
  return {
    ...{ slots, head, parts },
    ...(isWanted ? { shares: await readParts<Shares>(transaction, 'share', slots) } : {}),
    // Behind the head nothing may have been noted yet.
    log: { ...log, through: Math.max(head, log.through) },
  };
}

async function readParts<Part>(transaction: Transaction, kind: 'margin' | 'share', slots: number): Promise<(Part | undefined)[]> {
  const store = transaction.objectStore('standing');
  const [keys, parts] = await Promise.all([store.getAllKeys(allOf(kind)), store.getAll(allOf(kind))]);
  const byPart: (Part | undefined)[] = Array.from({ length: Math.ceil(slots / PART) });
  for (const [index, [, part]] of keys.entries()) if (part < byPart.length) byPart[part] = parts[index] as Part;
  return byPart;
}

/** What was noted behind that entry; undefined where the log was cut meanwhile, and what is in memory may be old. */
export async function readNoted(
  db: Database,
  head: number,
  through: number,
): Promise<{ readonly log: StandingLog; readonly slots: number } | undefined> {
  const transaction = db.transaction([...standingStores]) as Transaction;
  const [now, log, slots] = await Promise.all([readHead(transaction), readLog(transaction, through), readSlots(transaction)]);
  return now === head ? { log, slots } : undefined;
}

export async function readLog(transaction: Transaction, behind: number): Promise<StandingLog> {
  const store = transaction.objectStore('standingLog');
  const range = IDBKeyRange.lowerBound(behind, true);
  const [keys, lists] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  const noted = new Map<number, number>();
  for (const [index, list] of lists.entries()) for (const block of list) noted.set(block, keys[index] ?? 0);
  return { through: Math.max(behind, keys.at(-1) ?? 0), noted };
}

/** The details of all parts, and whether any customer who buys has goods booked. */
export async function readDetails(db: Database): Promise<{ readonly details: readonly StandingDetail[]; readonly hasGoods: boolean }> {
  const store = db.transaction('standing').store;
  const [details, parts] = await Promise.all([store.getAll(allOf('detail')), store.getAll(allOf('margin'))]);
  const hasGoods = (parts as MarginPart[]).some(({ flags }) => flags.some((flag) => (flag & standingFlags.buysWithGoods) !== 0));
  return { details: details as StandingDetail[], hasGoods };
}

/** What stands beside the margins of a part; undefined where it was never made. */
export interface PartRest {
  readonly shares: Shares | undefined;
  readonly detail: StandingDetail | undefined;
}

export async function readRest(transaction: Transaction, part: number): Promise<PartRest> {
  const store = transaction.objectStore('standing');
  const [shares, detail] = await Promise.all([store.get(['share', part]), store.get(['detail', part])]);
  return { shares: shares as Shares | undefined, detail: detail as StandingDetail | undefined };
}

export async function writePart(db: Database, part: number, margins: MarginPart, rest: Required<PartRest>): Promise<void> {
  const { store, done } = db.transaction('standing', 'readwrite', { durability: 'relaxed' });
  const { shares, detail } = rest;
  await Promise.all([
    store.put(margins, ['margin', part]),
    ...(shares === undefined ? [] : [store.put(shares, ['share', part])]),
    ...(detail === undefined ? [] : [store.put(detail, ['detail', part])]),
    done,
  ]);
}

/** Says that all parts are current up to that entry, and cuts the log there. */
export async function writeHead(db: Database, through: number): Promise<void> {
  const transaction: Writing = db.transaction([...standingStores], 'readwrite', { durability: 'relaxed' });
  await settleAdditions(transaction, through, await readSlots(transaction as Transaction));
  await Promise.all([
    transaction.objectStore('standing').put({ through }, ['head', 0]),
    transaction.objectStore('standingLog').delete(IDBKeyRange.upperBound(through)),
    transaction.done,
  ]);
}

export const readModel = async (db: Database): Promise<KeptModel | undefined> =>
  (await db.get('standing', ['model', 0])) as KeptModel | undefined;

export async function writeModel(db: Database, model: KeptModel): Promise<void> {
  await db.put('standing', model, ['model', 0]);
}

/** Forgets what a slot's customer adds up to, so that nothing of them stays on disk. */
export async function forgetSlot(transaction: Writing, slot: number): Promise<void> {
  await forgetAdditions(transaction);
  const store = transaction.objectStore('standing');
  const { margin, flags, ...detail } = emptyStanding(1);
  const nobody = { margin: { margin, flags }, share: emptyShares(1), detail };
  await Promise.all(
    Object.entries(nobody).map(async ([kind, columns]) => {
      const key: StandingKey = [kind as keyof typeof nobody, Math.floor(slot / PART)];
      const part = (await store.get(key)) as StandingRecord & { readonly [column: string]: unknown };
      if (part === undefined) return;
      for (const [column, empty] of Object.entries(columns)) (part[column] as Float64Array).set(empty, slot % PART);
      await store.put(part, key);
    }),
  );
}

/** Says that nothing is current that was read before: after everything was cleared. */
export async function beginStanding(transaction: Writing): Promise<void> {
  // A number that no head ever was: whoever compares sees that what is in memory is old.
  const through = await transaction.objectStore('standingLog').add(new Uint32Array());
  await transaction.objectStore('standing').put({ through }, ['head', 0]);
}

const readHead = async (transaction: Transaction): Promise<number> =>
  ((await transaction.objectStore('standing').get(['head', 0])) as StandingHead | undefined)?.through ?? 0;

const readSlots = async (transaction: Transaction): Promise<number> =>
  ((await transaction.objectStore('counters').get('slots')) as number | undefined) ?? 0;

const allOf = (kind: 'margin' | 'share' | 'detail') => IDBKeyRange.bound([kind], [kind, []]);
