import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Competitor, Voice } from '@/utils/domain/voice';
import type { NoteOut } from '@/utils/sources/note-out';
import { announceChange } from './changes';
import { namingStores, putCompetitors, removeUnnamed } from './competitors';
import { forgetReplaced } from './history';
import { removeWaiting } from './outbox';
import { type PackStore, packStores, putRows, removeRows } from './packs';
import type { Database } from './schema';
import { writing } from './session';

/** What one note becomes: interactions on the time line, what a customer said, deals, and competitors first named in it. */
export interface NoteRecords {
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly opportunities: readonly Opportunity[];
  readonly competitors: readonly Competitor[];
  /** The same words on their way to other systems. */
  readonly out?: readonly NoteOut[];
}

/**
 * Appends a note's records and forgets its draft, all or nothing. Resolves once they are on disk: what the user is told is saved, is.
 * Ids are made by the caller, so a second try of the same note adds nothing.
 */
export async function appendNote(db: Database, records: NoteRecords, draftOf: string): Promise<void> {
  await writing(db, [...packStores, 'competitors', 'drafts', 'outbox'], async (session) => {
    await Promise.all([
      putRows(session, 'interactions', records.interactions),
      putRows(session, 'voices', records.voices),
      putRows(session, 'opportunities', records.opportunities),
      putCompetitors(session, records.competitors),
      ...(records.out ?? []).map((note) => session.transaction.objectStore('outbox').put(note)),
      session.transaction.objectStore('drafts').delete(draftOf),
    ]);
  });
  tell(records);
}

/**
 * Takes out what a note added, whatever became of it since, all or nothing. A competitor first named in it stays where another record
 * names it by now. Doing it again changes nothing.
 */
export async function removeNote(db: Database, records: NoteRecords): Promise<void> {
  await writing(db, [...packStores, ...namingStores, 'history', 'outbox'], async (session) => {
    for (const store of packStores) {
      const rows: readonly Row[] = records[store];
      const ids = new Set(rows.map(({ id }) => id));
      for (const customerId of customersIn(rows)) await removeRows(session, store, customerId, ({ id }) => ids.has(id));
      await Promise.all([...ids].map((id) => forgetReplaced(session.transaction, id)));
    }
    // What was sent already stands there, and stays.
    await Promise.all((records.out ?? []).map(({ id }) => removeWaiting(session.transaction, id)));
    await removeUnnamed(
      session,
      records.competitors.map(({ id }) => id),
    );
  });
  tell(records);
}

type Row = NoteRecords[PackStore][number];

const customersIn = (rows: readonly Row[]): CustomerId[] => [...new Set(rows.map(({ customerId }) => customerId))];

function tell(records: NoteRecords): void {
  const customerIds = customersIn(packStores.flatMap((store): readonly Row[] => records[store]));
  announceChange({ kinds: ['interaction', 'voice', 'opportunity', ...(records.out?.length ? (['outbox'] as const) : [])], customerIds });
}
