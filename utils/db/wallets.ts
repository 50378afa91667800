import type { CustomerId, Wallet } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import { announceChange } from './changes';
import { customersWith, putCustomers } from './customer-records';
import { keepReplaced } from './history';
import { mergedIntoAll } from './merges';
import type { Database } from './schema';
import { writing } from './session';

/** Keeps what a customer spends in a year with everybody, or forgets it where `wallet` is undefined. */
export async function setWallet(db: Database, id: CustomerId, wallet: Wallet | undefined, at: Millis): Promise<void> {
  await writing(db, ['history'], async (session) => {
    const customer = (await customersWith(session, [id])).get(id);
    if (customer === undefined) return;
    // One record with it may be the one that says so.
    const saying = (await mergedIntoAll(session, [id])).filter((one) => one.wallet !== undefined);
    for (const before of [customer, ...saying]) {
      const { wallet: _, ...rest } = before;
      const said = before === customer && wallet !== undefined ? { wallet } : {};
      await keepReplaced(session.transaction, 'customers', before);
      await putCustomers(session, [{ ...rest, ...said, updatedAt: at, revision: before.revision + 1 }]);
    }
  });
  announceChange({ kinds: ['customer'], customerIds: [id] });
}
