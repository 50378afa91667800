import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { CustomerId, ImportId } from '@/utils/domain/customer';
import type { Goal, GoalId } from '@/utils/domain/goal';
import type { Interaction } from '@/utils/domain/interaction';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Competitor, CompetitorId, Voice } from '@/utils/domain/voice';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { Answer } from '@/utils/sources/answer';
import type { Pace } from '@/utils/sources/limits/pace';
import type { NoteOut, NoteOutId } from '@/utils/sources/note-out';
import type { Secrets } from './accounts';
import type { CustomerBlock } from './customer-block';
import type { HintKind } from './customer-keys';
import type { Draft } from './drafts';
import type { FindHead, FindPart } from './find-snapshot';
import type { Run } from './hint';
import type { HintHead, HintRuns } from './hint-log';
import type { Replaced } from './history';
import type { ImportJob } from './imports';
import type { LedgerPage } from './ledger-page';
import type { StandingKey, StandingRecord } from './standing-records';
import type { TeamSlot } from './team-slots';
import type { Tombstone, TombstoneId } from './tombstone';
import type { Touched } from './touched';
import type { UndoChunk } from './undo';

/** How many migrations lead here. */
export const VERSION = 10;

/** What the database holds today; the migrations lead here. */
export interface RegardSchema extends DBSchema {
  /** Sixteen customers a record, by block. */
  customers: { key: number; value: CustomerBlock };
  /** The ledger of each block of customers. */
  ledger: { key: [block: number, page: number]; value: LedgerPage };
  /** What large imports wrote and nobody has sorted into `ledger` yet, by group of blocks. */
  ledgerRuns: { key: [group: number, revision: number, part: number]; value: LedgerPage };
  /** What a customer's time line is made of, some hundred rows a record. */
  interactions: { key: [CustomerId, page: number]; value: readonly Interaction[] };
  voices: { key: [CustomerId, page: number]; value: readonly Voice[] };
  opportunities: { key: [CustomerId, page: number]; value: readonly Opportunity[] };
  /** Where to look for a key: each kind's hints in shards, in order. */
  hints: { key: [HintKind, shard: number]; value: Run };
  /** Hints that are not in the shards yet, in the order in which they came. */
  hintLog: { key: number; value: HintRuns };
  /** Counters: `hints` says how far the hints are, `slots` which slot comes next. */
  counters: { key: 'hints' | 'slots'; value: HintHead | number };
  /** The index of search texts that was built last, in parts. */
  find: { key: FindPart; value: FindHead | ArrayBuffer };
  /** Blocks of customers that changed since, a list for each write, in the order of the writes. */
  findLog: { key: number; value: Uint32Array<ArrayBuffer> };
  /** Roll-ups of customers, in parts, and what was learnt from all of them. */
  standing: { key: StandingKey; value: StandingRecord };
  /** Blocks of customers whose roll-ups became stale, a list for each write, in the order of the writes. */
  standingLog: { key: number; value: Uint32Array<ArrayBuffer> };
  competitors: { key: CompetitorId; value: Competitor; indexes: { importId: ImportId } };
  /** Measurable aims, in the order in which they were set. */
  goals: { key: GoalId; value: Goal };
  imports: { key: ImportId; value: ImportJob };
  /** Notes that are being written, by customer. */
  drafts: { key: string; value: Draft };
  /** Earlier revisions, kept when a record is edited. */
  history: { key: string; value: Replaced };
  /** What imports changed, to be put back when one is undone. */
  undo: { key: [ImportId, number]; value: UndoChunk };
  /** That customers were erased, without saying whom. */
  tombstones: { key: TombstoneId; value: Tombstone };
  settings: { key: string; value: unknown };
  /** Other systems that the user connected, but for what is secret of them. */
  accounts: { key: AccountId; value: KeptAccount };
  /** Tokens, by account: read where a vendor is asked, and nowhere else. In no export and no backup. */
  secrets: { key: AccountId; value: Secrets };
  /** What vendors answered last, by account and question. */
  answers: { key: string; value: Answer };
  /** How far each account has been used, so that one pace outlives the background. */
  paces: { key: string; value: Pace };
  /** Origins that the browser lets us ask because of an account, by match pattern: no sites to be read. */
  heldOrigins: { key: string; value: true };
  /** Notes on their way to another system. */
  outbox: { key: NoteOutId; value: NoteOut };
  /** The team that was joined, and how far it was heard; see `utils/team`. */
  team: { key: TeamKey; value: unknown };
  /** What the team's database told of each record, and what is on its way there. */
  teamSlots: {
    key: string;
    value: TeamSlot;
    indexes: { waiting: number; asking: number; round: number; behind: number; customer: CustomerId };
  };
  /** Records that changed here, a list for each write, in the order of the writes; only while there is a team. */
  teamLog: { key: number; value: readonly Touched[] };
}

export type TeamKey = 'joined' | 'session' | 'head' | 'standing';

export type Database = IDBPDatabase<RegardSchema>;
export type StoreName = StoreNames<RegardSchema>;

/** A transaction that may write to the named stores. */
export type Writing = IDBPTransaction<RegardSchema, StoreName[], 'readwrite'>;

/** A transaction that may at least read the named stores. */
export type Transaction = IDBPTransaction<RegardSchema, StoreName[], IDBTransactionMode>;
