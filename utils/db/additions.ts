import type { ContactColumns } from '@/utils/domain/contact-columns';
import type { Customer, Summary } from '@/utils/domain/customer';
import { channels, type Interaction } from '@/utils/domain/interaction';
import { GOODS_UNKNOWN } from '@/utils/domain/ledger-columns';
import { ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { emptyTies, type Ties } from '@/utils/domain/standing';
import { dayNumber } from '@/utils/domain/time';
import { BLOCK, blockOf } from './customer-block';
import type { LedgerRow } from './ledger-page';
import type { Transaction, Writing } from './schema';
import { takeTies } from './ties';

/**
 * What one large write added, in columns: all that roll-ups are made of, in one record where the records themselves are thousands. It
 * stands in `standing` under the key of its write's entry in `standingLog`. Such an entry says that nothing but this happened to its blocks;
 * what was edited or removed, or added in small writes, has an entry without, and its blocks are read from the records from then on.
 */
export interface Additions {
  readonly people: People;
  readonly summaries: readonly (readonly [slot: number, summary: Summary])[];
  readonly ledger: LedgerAdditions;
  readonly contacts: ContactColumns;
}

/** New customers: whose slots, and who is part of whom. */
export interface People extends Ties {
  readonly slot: Uint32Array<ArrayBuffer>;
}

/** New ledger rows, as in `LedgerColumns`. */
export interface LedgerAdditions {
  readonly slot: Uint32Array<ArrayBuffer>;
  readonly on: Uint32Array<ArrayBuffer>;
  readonly minor: Float64Array<ArrayBuffer>;
  readonly kind: Uint8Array<ArrayBuffer>;
  readonly currencies: readonly Currency[];
  readonly currency: Uint16Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
}

/** Of all additions that are kept: blocks that have to be read from the records all the same. */
export interface AdditionsHead {
  /** All blocks before this one, which had customers before there were additions. */
  readonly before: number;
  /** Blocks that something else happened to, as far as the log was cut. */
  readonly others: Uint32Array<ArrayBuffer>;
}

/** What a session adds. */
export interface Adding {
  readonly people: (readonly [slot: number, customer: Customer])[];
  readonly ledger: LedgerRow[];
  readonly contacts: (readonly [slot: number, interaction: Interaction])[];
  /** Blocks that something else happens to. */
  readonly others: Set<number>;
}

export const addingNothing = (): Adding => ({ people: [], ledger: [], contacts: [], others: new Set() });

/** Fewer records than this are read as they are. */
const MANY = 256;

export const isMany = (count: number): boolean => count >= MANY;

/** Whether what a session adds is kept as additions. */
export const isLarge = ({ people, ledger, contacts }: Adding): boolean => isMany(people.length + ledger.length + contacts.length);

/** Keeps what a session added under its entry of the log. `slots` is how many there were before it. */
export async function keepAdditions(transaction: Writing, entry: number, adding: Adding, slots: number): Promise<void> {
  const store = transaction.objectStore('standing');
  if ((await store.getKey(HEAD)) === undefined) {
    await store.put({ before: Math.ceil(slots / BLOCK), others: new Uint32Array() }, HEAD);
  }
  await store.put(columnsOf(adding), ['added', entry]);
}

/** Forgets all additions: everything is read from the records. */
export async function forgetAdditions(transaction: Writing): Promise<void> {
  await transaction.objectStore('standing').delete(IDBKeyRange.bound(['added'], ['added', []]));
}

/** What is kept of additions, and the blocks that it does not answer for; undefined where nothing is. */
export interface KeptAdditions {
  readonly entries: readonly number[];
  readonly others: ReadonlySet<number>;
  readonly head: AdditionsHead;
  /** The last entry of the log, of those that were looked at. */
  readonly through: number;
}

/** As the transaction (over `standing` and `standingLog`) sees it, with what the log says up to that entry. */
export async function readKept(transaction: Transaction, through = Number.POSITIVE_INFINITY): Promise<KeptAdditions | undefined> {
  const store = transaction.objectStore('standing');
  const log = transaction.objectStore('standingLog');
  const [head, keys, logKeys, lists] = await Promise.all([
    store.get(HEAD) as Promise<AdditionsHead | undefined>,
    store.getAllKeys(IDBKeyRange.bound(['added', 0], ['added', []], true)),
    log.getAllKeys(IDBKeyRange.upperBound(through)),
    log.getAll(IDBKeyRange.upperBound(through)),
  ]);
  if (head === undefined) return undefined;
  const entries = keys.map(([, entry]) => entry);
  const kept = new Set(entries);
  const others = new Set(head.others);
  for (const [index, list] of lists.entries()) if (!kept.has(logKeys[index] ?? 0)) for (const block of list) others.add(block);
  return { entries, others, head, through: logKeys.at(-1) ?? 0 };
}

/** Brings the head up to that entry, before the log is cut there. Where too little is left to answer for, all is forgotten. */
export async function settleAdditions(transaction: Writing, through: number, slots: number): Promise<void> {
  const kept = await readKept(transaction as Transaction, through);
  if (kept === undefined) return;
  const { head, others } = kept;
  if (2 * (head.before + others.size) > Math.ceil(slots / BLOCK)) return forgetAdditions(transaction);
  await transaction.objectStore('standing').put({ ...head, others: Uint32Array.from(others) }, HEAD);
}

const HEAD = ['added', 0] as ['added', number];

function columnsOf({ people, ledger, contacts }: Adding): Additions {
  const ties = emptyTies(people.length);
  for (const [at, [, customer]] of people.entries()) takeTies(ties, at, customer);
  return {
    people: { slot: Uint32Array.from(people, ([slot]) => slot), ...ties },
    summaries: people.flatMap(([slot, { summary }]) => (summary === undefined ? [] : [[slot, summary] as const])),
    ledger: ledgerColumns(ledger),
    contacts: {
      slot: Uint32Array.from(contacts, ([slot]) => slot),
      at: Float64Array.from(contacts, ([, { at }]) => at),
      channel: Uint8Array.from(contacts, ([, { channel }]) => channels.indexOf(channel)),
      minutes: Float64Array.from(contacts, ([, { minutes }]) => minutes ?? Number.NaN),
      isPlanned: Uint8Array.from(contacts, ([, { status }]) => (status === 'planned' ? 1 : 0)),
    },
  };
}

function ledgerColumns(rows: readonly LedgerRow[]): LedgerAdditions {
  const currencies: Currency[] = [];
  const placeOf = (currency: Currency): number => {
    const known = currencies.indexOf(currency);
    return known < 0 ? currencies.push(currency) - 1 : known;
  };
  return {
    slot: Uint32Array.from(rows, ({ slot }) => slot),
    on: Uint32Array.from(rows, ({ entry }) => dayNumber(entry.on)),
    minor: Float64Array.from(rows, ({ entry }) => entry.minor),
    kind: Uint8Array.from(rows, ({ entry }) => ledgerKinds.indexOf(entry.kind)),
    currency: Uint16Array.from(rows, ({ entry }) => placeOf(entry.currency)),
    currencies,
    flags: Uint8Array.from(rows, ({ entry }) => (entry.isGoodsUnknown ? GOODS_UNKNOWN : 0)),
  };
}

/** Notes that something else than an addition happens to whoever is at that slot. */
export const noteOther = ({ others }: Adding, slot: number): void => void others.add(blockOf(slot));
