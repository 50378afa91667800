import type { Database } from '@/utils/db/schema';
import { runUpkeep } from './run-upkeep';
import { buildSearch, createSearch, type Search } from './search';

/** The search of one of our pages: an index that has to be built is built in a web worker, so that typing goes on. */
export const pageSearch = (db: Database, stop: AbortSignal): Search =>
  createSearch(db, stop, async () => {
    const isBuilt = await runUpkeep({ isAfterImport: true }, () => undefined);
    if (!isBuilt) await buildSearch(db);
  });
