import type { Customer, ImportId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Packed, PackStore } from './packs';
import type { Database, Writing } from './schema';

/** A record that an import changed, as it was; `after` is what the import made of it, null where it removed it. */
export type UndoStep =
  | { readonly store: 'customers'; readonly before: Customer; readonly after: Customer }
  | { readonly store: 'ledger'; readonly before: LedgerEntry; readonly after: LedgerEntry | null }
  | FactStep;

/** Of a fact; it may have changed hands. */
export type FactStep = {
  [Store in PackStore]: { readonly store: Store; readonly before: Packed<Store>; readonly after: Packed<Store> };
}[PackStore];

/** What one chunk of an import has to put back, in the order in which it was changed. What it added needs no log: those records bear its id. */
export interface UndoChunk {
  readonly importId: ImportId;
  readonly chunk: number;
  readonly steps: readonly UndoStep[];
}

/** Keeps what the chunk changed, in the chunk's own transaction: an import that was broken off can be undone as far as it came. */
export async function logUndo(transaction: Writing, chunk: UndoChunk): Promise<void> {
  if (chunk.steps.length > 0) await transaction.objectStore('undo').put(chunk);
}

/** Forgets what imports changed: they can be undone as far as they added, and what they changed stays. */
export const forgetUndoLogs = (db: Database): Promise<void> => db.clear('undo');

/** The chunks of an import that have something to put back, the last one first. */
export async function undoChunks(db: Database, importId: ImportId): Promise<number[]> {
  const keys = await db.getAllKeys('undo', IDBKeyRange.bound([importId, 0], [importId, Number.POSITIVE_INFINITY]));
  return keys.map(([, chunk]) => chunk).reverse();
}

/** The steps of a chunk, the last one first, forgotten in the same transaction. */
export async function takeUndoSteps(transaction: Writing, importId: ImportId, chunk: number): Promise<readonly UndoStep[]> {
  const store = transaction.objectStore('undo');
  const logged = await store.get([importId, chunk]);
  await store.delete([importId, chunk]);
  return [...(logged?.steps ?? [])].reverse();
}
