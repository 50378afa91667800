import { openAccount } from '@/utils/db/accounts';
import type { Database } from '@/utils/db/schema';
import { sourceOf } from '@/utils/sources';
import type { AccountId } from '@/utils/sources/account';
import { type Connection, connect, type World } from '@/utils/sources/connect';
import type { AskedBy } from '@/utils/sources/question';

/** A connected account, and by what it can be asked. */
export interface Connected extends Connection {
  readonly by: readonly AskedBy[];
}

/** Opens accounts; each once for as long as the user enters nothing new, as it renews its own sign-in. Undefined where there is no such account. */
export function createConnections(database: () => Promise<Database>, world: World): (id: AccountId) => Promise<Connected | undefined> {
  const open = new Map<AccountId, { readonly revision: number; readonly connected: Connected }>();
  return async (id) => {
    const account = await openAccount(await database(), id);
    const source = account && sourceOf(account.sourceId);
    if (account === undefined || source === undefined) {
      open.delete(id);
      return undefined;
    }
    const known = open.get(id);
    if (known?.revision === account.revision) return known.connected;
    const connected = { ...connect(source, account, world), by: source.by };
    open.set(id, { revision: account.revision, connected });
    return connected;
  };
}
