import type { Millis } from '@/utils/domain/time';
import type { Database } from './schema';

/** A note that is being written. `customerId` is the customer's id, or the address of somebody not known yet. */
export interface Draft {
  readonly customerId: string;
  readonly text: string;
  readonly savedAt: Millis;
}

export const getDraft = (db: Database, customerId: string): Promise<Draft | undefined> => db.get('drafts', customerId);

/** Keeps the draft; an empty one is forgotten. */
export async function saveDraft(db: Database, draft: Draft): Promise<void> {
  if (draft.text.trim() === '') await db.delete('drafts', draft.customerId);
  else await db.put('drafts', draft);
}
