import type { CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { Database } from './schema';

/** A note that is being written. `customerId` says where it belongs: the customer's id, the address of somebody not known yet, or the words on a page that it is about. */
export interface Draft {
  readonly customerId: string;
  /** Of a note about words on a page: whom it is about, as far as that was chosen. */
  readonly about?: CustomerId;
  readonly text: string;
  readonly savedAt: Millis;
}

export const getDraft = (db: Database, customerId: string): Promise<Draft | undefined> => db.get('drafts', customerId);

/** Keeps the draft; an empty one is forgotten. */
export async function saveDraft(db: Database, draft: Draft): Promise<void> {
  if (draft.text.trim() === '') await db.delete('drafts', draft.customerId);
  else await db.put('drafts', draft);
}
