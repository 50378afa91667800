import type { ImportId } from '@/utils/domain/customer';
import type { CompetitorId } from '@/utils/domain/voice';
import type { Writing } from './schema';

/** The stores that a transaction needs to say which competitors are named. */
export const namingStores = ['voices', 'opportunities', 'competitors'] as const;

/** Removes those of these competitors whom no record names (any more). */
export async function removeUnnamed(transaction: Writing, ids: readonly CompetitorId[]): Promise<void> {
  const unnamed = new Set<string>(ids);
  // One that is left to be looked for is rare, and a page at a time keeps memory flat.
  for (const name of ['voices', 'opportunities'] as const) {
    let cursor = unnamed.size === 0 ? null : await transaction.objectStore(name).openCursor();
    while (cursor !== null && unnamed.size > 0) {
      for (const row of cursor.value) for (const id of namedIn(row)) unnamed.delete(id);
      cursor = await cursor.continue();
    }
  }
  const store = transaction.objectStore('competitors');
  await Promise.all(ids.filter((id) => unnamed.has(id)).map((id) => store.delete(id)));
}

/** The competitors that an import made. */
export const competitorsOfImport = (transaction: Writing, importId: ImportId): Promise<CompetitorId[]> =>
  transaction.objectStore('competitors').index('importId').getAllKeys(importId);

const namedIn = (row: { readonly about?: string; readonly competitorId?: string }): readonly string[] =>
  [row.about, row.competitorId].filter((id) => id !== undefined);
