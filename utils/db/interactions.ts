import type { Interaction } from '@/utils/domain/interaction';
import type { Database } from './schema';

/** The interaction that is known by this key. */
export const findInteraction = (db: Database, sourceKey: string): Promise<Interaction | undefined> =>
  db.getFromIndex('interactions', 'sourceKey', sourceKey);
