import type { Interaction } from '@/utils/domain/interaction';
import type { Competitor, Voice } from '@/utils/domain/voice';
import { announceChange } from './changes';
import type { Database } from './schema';
import { type Write, writeTogether } from './write';

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
  await writeTogether(
    db,
    ['interactions', 'voices', 'competitors', 'drafts'],
    [
      ...records.interactions.map(
        (interaction): Write =>
          (transaction) =>
            transaction.objectStore('interactions').put(interaction),
      ),
      ...records.voices.map(
        (voice): Write =>
          (transaction) =>
            transaction.objectStore('voices').put(voice),
      ),
      ...records.competitors.map(
        (competitor): Write =>
          (transaction) =>
            transaction.objectStore('competitors').put(competitor),
      ),
      (transaction) => transaction.objectStore('drafts').delete(draftOf),
    ],
  );
  const customerIds = [...new Set([...records.interactions, ...records.voices].map((record) => record.customerId))];
  announceChange({ kinds: ['interaction', 'voice'], customerIds });
}
