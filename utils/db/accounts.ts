import type { Millis } from '@/utils/domain/time';
import type { Account, AccountId, AccountState, Following, KeptAccount } from '@/utils/sources/account';
import type { Failure } from '@/utils/sources/failure';
import { announceChange } from './changes';
import type { Database } from './schema';
import { type Write, writeTogether } from './write';

export type Secrets = Account['secrets'];

/** All accounts, in the order in which they were connected. */
export async function listAccounts(db: Database): Promise<KeptAccount[]> {
  return (await db.getAll('accounts')).sort((a, b) => a.connectedAt - b.connectedAt);
}

/** How many there are: all that is asked where there are none. */
export const countAccounts = (db: Database): Promise<number> => db.count('accounts');

/** An account with its secrets, for where its vendor is asked. */
export async function openAccount(db: Database, id: AccountId): Promise<(KeptAccount & Account) | undefined> {
  const transaction = db.transaction(['accounts', 'secrets']);
  const [account, secrets] = await Promise.all([transaction.objectStore('accounts').get(id), transaction.objectStore('secrets').get(id)]);
  return account && { ...account, secrets: secrets ?? {} };
}

/** Keeps what the user entered; what the account answered before under other settings is forgotten. Resolves once it is on disk. */
export async function saveAccount(db: Database, account: Omit<KeptAccount, 'revision'>, secrets: Secrets): Promise<void> {
  await writeTogether(
    db,
    ['accounts', 'secrets', 'answers'],
    [
      async (transaction) => {
        const store = transaction.objectStore('accounts');
        const before = await store.get(account.id);
        await store.put({ ...account, ...chosenOf(before, account.settings), revision: (before?.revision ?? 0) + 1 });
      },
      (transaction) => transaction.objectStore('secrets').put(secrets, account.id),
      (transaction) => transaction.objectStore('answers').delete(keysOf(account.id)),
    ],
  );
  announceChange({ kinds: ['account'] });
}

/** What was chosen of an account stays; under other settings what is followed is another system, and heard from its beginning. */
function chosenOf(before: KeptAccount | undefined, settings: KeptAccount['settings']): Partial<KeptAccount> {
  const { takenOver, takesOver, follows } = before ?? {};
  const isSameSystem = JSON.stringify(before?.settings) === JSON.stringify(settings);
  return {
    ...(takenOver === undefined ? {} : { takenOver }),
    ...(takesOver === undefined ? {} : { takesOver }),
    ...(follows === undefined ? {} : { follows: isSameSystem ? follows : BEGINNING }),
  };
}

const BEGINNING: Following = { brought: 0, gone: 0 };

/** Keeps what a renewal of the sign-in gave; of an account that is gone, nothing. */
export const keepSecrets = (db: Database, id: AccountId, secrets: Secrets): Promise<void> =>
  writeTogether(
    db,
    ['accounts', 'secrets'],
    [
      async (transaction) => {
        if ((await transaction.objectStore('accounts').count(id)) > 0) await transaction.objectStore('secrets').put(secrets, id);
      },
    ],
  );

/** Notes that the account answered, or why it did not. Writes and tells only where that is news. */
export async function noteState(db: Database, id: AccountId, failure: Failure | undefined, at: Millis): Promise<void> {
  const before = await db.get('accounts', id);
  if (before === undefined || isSame(before.state, failure)) return;
  const transaction = db.transaction('accounts', 'readwrite');
  const current = await transaction.store.get(id);
  if (current !== undefined)
    await transaction.store.put({
      ...current,
      state: failure === undefined ? { kind: 'works', since: at } : { kind: 'fails', since: at, failure },
    });
  await transaction.done;
  announceChange({ kinds: ['account'] });
}

const isSame = (state: AccountState, failure: Failure | undefined): boolean =>
  failure === undefined ? state.kind === 'works' : state.kind === 'fails' && JSON.stringify(state.failure) === JSON.stringify(failure);

/** Whether all that the account answers is to be taken over. */
export const chooseTakeOver = (db: Database, id: AccountId, isWanted: boolean): Promise<void> =>
  choose(db, id, ({ takesOver: _, ...account }) => (isWanted ? { ...account, takesOver: true } : account));

/** Whether everybody whom the account knows is to be brought in, and all that changes there. */
export const chooseFollow = (db: Database, id: AccountId, isWanted: boolean): Promise<void> =>
  choose(db, id, ({ follows = BEGINNING, ...account }) => (isWanted ? { ...account, follows } : account));

async function choose(db: Database, id: AccountId, edit: (account: KeptAccount) => KeptAccount): Promise<void> {
  const write: Write = async (transaction) => {
    const store = transaction.objectStore('accounts');
    const account = await store.get(id);
    if (account !== undefined) await store.put(edit(account));
  };
  await writeTogether(db, ['accounts'], [write]);
  announceChange({ kinds: ['account'] });
}

/** Forgets an account with its secrets, its answers, its pace, and the notes that wait for it. */
export async function forgetAccount(db: Database, id: AccountId): Promise<void> {
  await writeTogether(
    db,
    ['accounts', 'secrets', 'answers', 'paces', 'outbox'],
    [
      (transaction) => transaction.objectStore('accounts').delete(id),
      (transaction) => transaction.objectStore('secrets').delete(id),
      (transaction) => transaction.objectStore('answers').delete(keysOf(id)),
      (transaction) => transaction.objectStore('paces').delete(id),
      async (transaction) => {
        const store = transaction.objectStore('outbox');
        const waiting = (await store.getAll()).filter(({ account }) => account === id);
        await Promise.all(waiting.map((note) => store.delete(note.id)));
      },
    ],
  );
  announceChange({ kinds: ['account', 'outbox'] });
}

/** The keys of all answers of an account: they begin with it. */
const keysOf = (id: AccountId): IDBKeyRange => IDBKeyRange.bound(`${id} `, `${id} \uffff`);
