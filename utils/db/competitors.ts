import type { ImportId } from '@/utils/domain/customer';
import type { Competitor, CompetitorId } from '@/utils/domain/voice';
import type { Writing } from './schema';
import type { Session, WriteSession } from './session';
import { touch } from './touched';

/** The stores that a transaction needs to say which competitors are named. */
export const namingStores = ['voices', 'opportunities', 'competitors'] as const;

/** All competitors. */
export const competitorsIn = ({ transaction }: Session): Promise<Competitor[]> => transaction.objectStore('competitors').getAll();

/** Adds competitors, or writes them as they are now. */
export async function putCompetitors(session: WriteSession, competitors: readonly Competitor[]): Promise<void> {
  if (competitors.length === 0) return;
  const store = session.transaction.objectStore('competitors');
  await Promise.all(competitors.map((competitor) => store.put(competitor)));
  touch(
    session,
    'competitor',
    competitors.map(({ id }) => id),
  );
}

/** Removes competitors, whoever names them. */
export async function removeCompetitors(session: WriteSession, ids: readonly CompetitorId[]): Promise<void> {
  if (ids.length === 0) return;
  const store = session.transaction.objectStore('competitors');
  await Promise.all(ids.map((id) => store.delete(id)));
  touch(session, 'competitor', ids);
}

/** Removes those of these competitors whom no record names (any more). */
export async function removeUnnamed(session: WriteSession, ids: readonly CompetitorId[]): Promise<void> {
  const { transaction } = session;
  const unnamed = new Set<string>(ids);
  // One that is left to be looked for is rare, and a page at a time keeps memory flat.
  for (const name of ['voices', 'opportunities'] as const) {
    let cursor = unnamed.size === 0 ? null : await transaction.objectStore(name).openCursor();
    while (cursor !== null && unnamed.size > 0) {
      for (const row of cursor.value) for (const id of namedIn(row)) unnamed.delete(id);
      cursor = await cursor.continue();
    }
  }
  await removeCompetitors(
    session,
    ids.filter((id) => unnamed.has(id)),
  );
}

/** The competitors that an import made. */
export const competitorsOfImport = (transaction: Writing, importId: ImportId): Promise<CompetitorId[]> =>
  transaction.objectStore('competitors').index('importId').getAllKeys(importId);

const namedIn = (row: { readonly about?: string; readonly competitorId?: string }): readonly string[] =>
  [row.about, row.competitorId].filter((id) => id !== undefined);
