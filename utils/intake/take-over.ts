import { announceChange } from '@/utils/db/changes';
import { customersBy, customersWith } from '@/utils/db/customer-records';
import { documentOf } from '@/utils/db/document';
import { ledgerByDocuments, ledgerOf } from '@/utils/db/ledger-records';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { UndoStep } from '@/utils/db/undo';
import type { CustomerId } from '@/utils/domain/customer';
import { millisOf } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import type { Answer } from '@/utils/sources/answer';
import { accountStores, makingsOf, placedFacts, writeDoing } from './account-import';
import type { Making } from './place-customer';
import { type Counts, countOf, documentsIn, placeDocuments } from './take-over-ledger';
import { writeCustomers } from './write-changes';

/**
 * Takes what an account answered about a customer into the database, as records of imports that belong to the account: they count, are
 * traced to it, and can be undone as any import. A document that a file of the same program brought already stays the same document.
 * Asking again brings the records up to date; entries that the account no longer tells are gone. All or nothing; resolves once it is on
 * disk, with what became of the records; undefined where the account or the customer is not there any more.
 */
export async function takeOver(db: Database, accountId: AccountId, customerId: CustomerId, answer: Answer): Promise<Counts | undefined> {
  const counts = await writing(db, accountStores, async (session) => {
    const accounts = session.transaction.objectStore('accounts');
    const account = await accounts.get(accountId);
    if (account === undefined || !(await customersWith(session, [customerId])).has(customerId)) return undefined;
    const makings = makingsOf(account, millisOf(new Date()));
    const ledger = await placedLedger(session, customerId, answer, makings.ledger);
    const { opportunities, interactions } = await placedFacts(session, answer, () => customerId, makings);
    const all = [...ledger, ...opportunities, ...interactions];
    const steps = all.length === 0 ? [] : await writeKeys(session, customerId, answer);
    const doing = { ledger, opportunities, interactions, customers: { outcomes: [], steps } };
    await accounts.put({ ...account, takenOver: await writeDoing(session, account, doing, makings) });
    return countOf(all.map(({ outcome }) => outcome));
  });
  if (counts !== undefined)
    announceChange({ kinds: ['customer', 'ledger', 'interaction', 'opportunity', 'import', 'account'], customerIds: [customerId] });
  return counts;
}

/** What the answer makes of the ledger; what the account told before and tells no longer goes, unless it told only a part. */
async function placedLedger(session: WriteSession, customerId: CustomerId, answer: Answer, making: Making) {
  const documents = documentsIn(answer);
  const held = await ledgerByDocuments(session, [...documents.keys()]);
  const changes = placeDocuments(documents, held, customerId, making);
  if (answer.isPart) return changes;
  const own = ((await ledgerOf(session, [customerId])).get(customerId) ?? []).filter(({ importId }) => importId === making.importId);
  const gone = own.filter(({ sourceKey }) => !documents.has(documentOf(sourceKey)));
  return gone.length === 0 ? changes : [...changes, { outcome: 'changed' as const, puts: [], removed: gone }];
}

/** The customer bears from now on whom they are there, so that a file of that program finds them; a key that another customer bears stays there. */
async function writeKeys(session: WriteSession, customerId: CustomerId, { customers }: Answer): Promise<UndoStep[]> {
  const keys = customers.map(({ sourceKey }) => sourceKey);
  const [borne, own] = [await customersBy(session, 'sourceKey', keys), (await customersWith(session, [customerId])).get(customerId)];
  if (own === undefined) return [];
  const added = keys.filter((key) => (borne.get(key) ?? []).length === 0);
  if (added.length === 0) return [];
  const after = { ...own, sourceKeys: [...own.sourceKeys, ...added], updatedAt: millisOf(new Date()), revision: own.revision + 1 };
  return writeCustomers(session, [{ before: own, after }]);
}
