import { openAccount } from '@/utils/db/accounts';
import type { Database } from '@/utils/db/schema';
import { readPolicy } from '@/utils/settings/policy/kept';
import { allowsSource } from '@/utils/settings/policy/policy';
import { sourceOf } from '@/utils/sources';
import type { AccountId } from '@/utils/sources/account';
import { type Connection, connect, type World } from '@/utils/sources/connect';
import type { AskedBy } from '@/utils/sources/question';

/** A connected account, and by what it can be asked. */
export interface Connected extends Connection {
  readonly by: readonly AskedBy[];
}

/** Opens accounts; each once for as long as the user enters nothing new, as it renews its own sign-in. Undefined where there is no such account, or a policy says that it is not asked. */
export function createConnections(database: () => Promise<Database>, world: World): (id: AccountId) => Promise<Connected | undefined> {
  const open = new Map<AccountId, { readonly revision: number; readonly connected: Connected }>();
  return async (id) => {
    const db = await database();
    const [account, policy] = await Promise.all([openAccount(db, id), readPolicy(db)]);
    const source = account && sourceOf(account.sourceId);
    if (account === undefined || source === undefined || !allowsSource(policy, source.id, account.settings)) {
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
