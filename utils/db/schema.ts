import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Customer, CustomerId, ImportId } from '@/utils/domain/customer';
import type { Interaction, InteractionId } from '@/utils/domain/interaction';
import type { LedgerEntry, LedgerEntryId } from '@/utils/domain/ledger-entry';
import type { CivilDate, Millis } from '@/utils/domain/time';
import type { Competitor, CompetitorId, Voice, VoiceId } from '@/utils/domain/voice';
import type { Draft } from './drafts';
import type { Replaced } from './history';
import type { ImportJob } from './imports';
import type { UndoChunk } from './undo';

/** What the database holds today; the migrations lead here. Lists of ids, addresses and keys are indexed element by element. */
export interface RegardSchema extends DBSchema {
  customers: {
    key: CustomerId;
    value: Customer;
    indexes: { emails: string; domains: string; sourceKeys: string; companyId: CustomerId; importId: ImportId };
  };
  ledger: {
    key: LedgerEntryId;
    value: LedgerEntry;
    indexes: { customer: [CustomerId, CivilDate]; sourceKey: string; importId: ImportId };
  };
  interactions: {
    key: InteractionId;
    value: Interaction;
    indexes: { customer: [CustomerId, Millis]; sourceKey: string; importId: ImportId };
  };
  voices: {
    key: VoiceId;
    value: Voice;
    indexes: { customer: [CustomerId, Millis]; importId: ImportId };
  };
  competitors: { key: CompetitorId; value: Competitor; indexes: { importId: ImportId } };
  imports: { key: ImportId; value: ImportJob };
  /** Notes that are being written, by customer. */
  drafts: { key: string; value: Draft };
  /** Earlier revisions, kept when a record is edited. */
  history: { key: string; value: Replaced; indexes: { recordId: string } };
  /** What imports changed, to be put back when one is undone. */
  undo: { key: [ImportId, number]; value: UndoChunk };
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<RegardSchema>;
export type StoreName = StoreNames<RegardSchema>;

/** A transaction that may write to the named stores. */
export type Writing = IDBPTransaction<RegardSchema, StoreName[], 'readwrite'>;
