import type { Key } from './key';
import type { Slot } from './slot';

/** How far a browser has come with its team's database. */
export interface Head {
  /** Where the next pull goes on; empty at the beginning. */
  readonly cursor: string;
  /** Which database, and with which rights, the cursor was given for. */
  readonly cluster: string;
  readonly rights: number;
  readonly member: string;
  /** Counts the pulls from the beginning. */
  readonly round: number;
  /** Why this one was begun, until everything was pulled; then who was not seen is looked after. */
  readonly restart: 'restored' | 'rights' | null;
  /** Sorts writes as they were made. */
  readonly order: number;
}

export const BEGINNING: Head = { cursor: '', cluster: '', rights: 0, member: '', round: 0, restart: null, order: 0 };

/** Where a browser keeps what it knows of its team. An empty slot is no slot. */
export interface ReplicaStore {
  head(): Promise<Head>;
  read(keys: readonly Key[]): Promise<ReadonlyMap<Key, Slot>>;
  /** Slots whose write is to be sent, in the order of their edits. */
  waiting(most: number): Promise<readonly (readonly [Key, Slot])[]>;
  /** Slots that wait for a person: conflicts, and writes that were refused. */
  asking(most: number): Promise<readonly (readonly [Key, Slot])[]>;
  /** How many there are of both. */
  counts(): Promise<{ readonly waiting: number; readonly asking: number }>;
  /** Slots that the browser's own records are behind of, those of one rank (`rankOf`), in the order of their keys. */
  behind(rank: number, after: Key | null, most: number): Promise<readonly (readonly [Key, Slot])[]>;
  /** Slots that the team's database told of, but not in that round. */
  unseen(round: number, most: number): Promise<readonly (readonly [Key, Slot])[]>;
  /**
   * Reads these slots, lets `change` say what becomes of them, and writes it together with the head, in one transaction: what a user writes
   * meanwhile is not lost. Resolves once it is on disk.
   */
  change(keys: readonly Key[], change: (slots: ReadonlyMap<Key, Slot>, head: Head) => Changed): Promise<void>;
}

/** Who was erased goes first, and whom facts are about comes before them. */
const RANKS = ['erasure', 'competitor', 'customer', 'cost'];
export const ranks: readonly number[] = [0, 1, 2, 3, 4];
export const rankOf = (kind: string): number => (RANKS.includes(kind) ? RANKS.indexOf(kind) : RANKS.length);

export interface Changed {
  readonly slots: ReadonlyMap<Key, Slot>;
  readonly head?: Head;
}
