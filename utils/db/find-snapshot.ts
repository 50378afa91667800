import { customerText } from '@/utils/find/customer-text';
import type { FindIndex } from '@/utils/find/find-index';
import { BLOCK, everyoneIn, type Placed } from './customer-block';
import type { Database, Transaction } from './schema';

/**
 * The index of search texts on disk: its flat buffers as they are, in parts. Whoever changes a customer notes the block in `findLog`, in the
 * same transaction; an index answers for all blocks but those that were noted after it was begun. The head says how far it is.
 */
export interface FindHead {
  /** The last entry of the log that the index knows. */
  readonly through: number;
  /** How many parts each buffer has. */
  readonly parts: { readonly [Buffer in keyof FindIndex]: number };
}

export type FindPart = 'head' | [buffer: keyof FindIndex, part: number];

/** What is on disk: the index, if one was built, and the slots' texts that are newer. Slots of emptied places have an empty text. */
export interface FindSnapshot {
  readonly index: FindIndex | undefined;
  /** Up to which entry of the log the index is current. */
  readonly through: number;
  readonly newer: ReadonlyMap<number, string>;
}

/** A record of this size is read and written at ease. */
const PART = 1 << 22;
const BUFFERS = ['texts', 'textStarts', 'postings', 'postingStarts'] as const satisfies (keyof FindIndex)[];
/** Blocks that are read at once. */
const BATCH = 256;

/** Reads the index and what is newer, in one transaction. */
export async function readFind(db: Database): Promise<FindSnapshot> {
  const transaction = db.transaction(['find', 'findLog', 'customers']) as Transaction;
  const head = (await transaction.objectStore('find').get('head')) as FindHead | undefined;
  if (head === undefined) return { index: undefined, through: 0, newer: new Map() };
  const [newer, ...buffers] = await Promise.all([
    newerThan(transaction, head.through),
    ...BUFFERS.map((name) => readBuffer(transaction, head, name)),
  ]);
  const [texts, textStarts, postings, postingStarts] = buffers;
  if (texts === undefined || textStarts === undefined || postings === undefined || postingStarts === undefined)
    return { index: undefined, through: 0, newer };
  return {
    through: head.through,
    index: {
      texts: new Uint8Array(texts),
      textStarts: new Uint32Array(textStarts),
      postings: new Uint8Array(postings),
      postingStarts: new Uint32Array(postingStarts),
    },
    newer,
  };
}

/** The texts of the slots whose block changed behind that entry of the log; undefined where the index was built anew since, and the log cut. */
export async function newerTexts(db: Database, through: number): Promise<Map<number, string> | undefined> {
  const transaction = db.transaction(['find', 'findLog', 'customers']) as Transaction;
  const head = (await transaction.objectStore('find').get('head')) as FindHead | undefined;
  return head?.through === through ? newerThan(transaction, through) : undefined;
}

/** Every customer's search text by slot, and the entry of the log up to which they are surely current. */
export async function allTexts(
  db: Database,
  onSlots?: (slots: number) => void,
): Promise<{ readonly texts: string[]; readonly through: number }> {
  // Read first: what changes while the rest is read is noted behind it.
  const through = await lastLogged(db);
  const texts: string[] = [];
  for (let from = 0; ; ) {
    const blocks = await db.getAll('customers', IDBKeyRange.lowerBound(from), BATCH);
    const last = blocks.at(-1);
    if (last === undefined) return { texts: Array.from(texts, (text) => text ?? ''), through };
    for (const block of blocks) for (const { slot, customer } of everyoneIn(block)) texts[slot] = customerText(customer);
    from = last.block + 1;
    onSlots?.(from * BLOCK);
  }
}

/** Keeps an index that was built from `allTexts`, and forgets the log that it makes needless. */
export async function writeFind(db: Database, index: FindIndex, through: number): Promise<void> {
  const transaction = db.transaction(['find', 'findLog'], 'readwrite');
  const store = transaction.objectStore('find');
  const parts = Object.fromEntries(BUFFERS.map((name) => [name, Math.ceil(index[name].byteLength / PART)])) as FindHead['parts'];
  await Promise.all([
    store.clear(),
    ...BUFFERS.flatMap((name) =>
      Array.from({ length: parts[name] }, (_, part) => store.put(index[name].buffer.slice(part * PART, (part + 1) * PART), [name, part])),
    ),
    store.put({ through, parts }, 'head'),
    transaction.objectStore('findLog').delete(IDBKeyRange.upperBound(through)),
    transaction.done,
  ]);
}

async function newerThan(transaction: Transaction, through: number): Promise<Map<number, string>> {
  const lists = await transaction.objectStore('findLog').getAll(IDBKeyRange.lowerBound(through, true));
  const blocks = [...new Set(lists.flatMap((list) => [...list]))];
  const stored = await Promise.all(blocks.map((block) => transaction.objectStore('customers').get(block)));
  const texts = new Map<number, string>(
    blocks.flatMap((block) => Array.from({ length: BLOCK }, (_, at) => [block * BLOCK + at, ''] as const)),
  );
  const placed: readonly Placed[] = stored.flatMap((block) => (block === undefined ? [] : everyoneIn(block)));
  for (const { slot, customer } of placed) texts.set(slot, customerText(customer));
  return texts;
}

async function readBuffer(transaction: Transaction, { parts }: FindHead, name: keyof FindIndex): Promise<ArrayBuffer | undefined> {
  const range = IDBKeyRange.bound([name, 0], [name, parts[name]], false, true);
  const read = (await transaction.objectStore('find').getAll(range)) as ArrayBuffer[];
  if (read.length !== parts[name]) return undefined;
  const whole = new Uint8Array(read.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of read) {
    whole.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return whole.buffer;
}

async function lastLogged(db: Database): Promise<number> {
  const cursor = await db.transaction('findLog').store.openKeyCursor(null, 'prev');
  return cursor?.key ?? 0;
}
