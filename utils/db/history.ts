import type { PackStore } from './packs';
import type { Transaction, Writing } from './schema';

/** A record as it was before an edit. */
export interface Replaced {
  /** The record's id and the revision that was replaced. */
  readonly key: string;
  readonly recordId: string;
  readonly store: 'customers' | PackStore;
  readonly record: { readonly id: string; readonly revision: number };
}

/** Keeps the record as it was, in the transaction that edits it. The transaction must include `history`. */
export async function keepReplaced(transaction: Writing, store: Replaced['store'], record: Replaced['record']): Promise<void> {
  await transaction.objectStore('history').put({ key: `${record.id}@${record.revision}`, recordId: record.id, store, record });
}

/** All earlier revisions of a record, oldest first. */
export async function replacedOf(transaction: Transaction, recordId: string): Promise<Replaced[]> {
  const earlier = await transaction.objectStore('history').getAll(earlierThan(recordId));
  return earlier.sort((a, b) => a.record.revision - b.record.revision);
}

/** Forgets all earlier revisions of a record. */
export async function forgetReplaced(transaction: Writing, recordId: string): Promise<void> {
  await transaction.objectStore('history').delete(earlierThan(recordId));
}

const earlierThan = (recordId: string) => IDBKeyRange.bound(`${recordId}@`, `${recordId}@\uffff`);
