import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { firstStores } from './001-first-stores';
import { blocks } from './002-blocks';
import { find } from './003-find';
import { opportunities } from './004-opportunities';
import { standing } from './005-standing';
import { tombstones } from './006-tombstones';
import { shares } from './007-shares';
import { accounts } from './008-accounts';
import { team } from './009-team';
import { goalsAndWallets } from './010-goals-and-wallets';

/** Typed as an unknown schema on purpose: a migration sees the shape of its day, not today's. */
export type Migration = (
  db: IDBPDatabase<unknown>,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;

/** In order; the database's version is the length. Append only. A migration awaits nothing but requests of its own transaction. */
export const migrations: readonly Migration[] = [
  firstStores,
  blocks,
  find,
  opportunities,
  standing,
  tombstones,
  shares,
  accounts,
  team,
  goalsAndWallets,
];
