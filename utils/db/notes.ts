import type { Interaction } from '@/utils/domain/interaction';
import type { Competitor, Voice } from '@/utils/domain/voice';
import { announceChange } from './changes';
import { putRows } from './packs';
import type { Database } from './schema';
import { writing } from './session';

/** What one note becomes: an interaction on the time line or something a customer said, and a competitor first named in it. */
export interface NoteRecords {
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly competitors: readonly Competitor[];
}

/**
 * Appends a note's records and forgets its draft, all or nothing. Resolves once they are on disk: what the user is told is saved, is.
 * Ids are made by the caller, so a second try of the same note adds nothing.
 */
export async function appendNote(db: Database, records: NoteRecords, draftOf: string): Promise<void> {
  await writing(db, ['interactions', 'voices', 'competitors', 'drafts'], async (session) => {
    const competitors = session.transaction.objectStore('competitors');
    await Promise.all([
      putRows(session, 'interactions', records.interactions),
      putRows(session, 'voices', records.voices),
      ...records.competitors.map((competitor) => competitors.put(competitor)),
      session.transaction.objectStore('drafts').delete(draftOf),
    ]);
  });
  const customerIds = [...new Set([...records.interactions, ...records.voices].map((record) => record.customerId))];
  announceChange({ kinds: ['interaction', 'voice'], customerIds });
}
