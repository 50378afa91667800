import { announceChange } from '@/utils/db/changes';
import { customersBy, customersWith } from '@/utils/db/customer-records';
import { documentOf } from '@/utils/db/document';
import type { ImportJob } from '@/utils/db/imports';
import { ledgerByDocuments, ledgerOf, ledgerStores } from '@/utils/db/ledger-records';
import { packStores, rowsBySourceKey } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import { logUndo, type UndoStep } from '@/utils/db/undo';
import type { CustomerId, ImportId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { millisOf } from '@/utils/domain/time';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { Answer } from '@/utils/sources/answer';
import type { Making, Outcome } from './place-customer';
import { changeOf, type FactChanged } from './place-fact';
import { type Counts, countOf, documentsIn, placeDocuments } from './take-over-ledger';
import { writeCustomers, writeFacts, writeLedger } from './write-changes';

type Kind = keyof NonNullable<KeptAccount['takenOver']>;

const KINDS: readonly Kind[] = ['ledger', 'opportunities', 'interactions'];

/**
 * Takes what an account answered about a customer into the database, as records of imports that belong to the account: they count, are
 * traced to it, and can be undone as any import. A document that a file of the same program brought already stays the same document.
 * Asking again brings the records up to date; entries that the account no longer tells are gone. All or nothing; resolves once it is on
 * disk, with what became of the records; undefined where the account or the customer is not there any more.
 */
export async function takeOver(db: Database, accountId: AccountId, customerId: CustomerId, answer: Answer): Promise<Counts | undefined> {
  const counts = await writing(db, [...ledgerStores, ...packStores, 'imports', 'history', 'undo', 'accounts'], async (session) => {
    const accounts = session.transaction.objectStore('accounts');
    const account = await accounts.get(accountId);
    if (account === undefined || !(await customersWith(session, [customerId])).has(customerId)) return undefined;
    const now = millisOf(new Date());
    const makingOf = (kind: Kind): Making => ({ importId: account.takenOver?.[kind] ?? (newId<'import'>() satisfies ImportId), now });
    const making = { ledger: makingOf('ledger'), opportunities: makingOf('opportunities'), interactions: makingOf('interactions') };

    const ledger = await placedLedger(session, customerId, answer, making.ledger);
    const opportunities = await placedOpportunities(session, customerId, answer, making.opportunities);
    const interactions = await placedInteractions(session, customerId, answer, making.interactions);
    const outcomes = { ledger, opportunities, interactions };
    const told = KINDS.filter((kind) => outcomes[kind].length > 0);
    const written = {
      ledger: await writeLedger(session, ledger, 'now'),
      opportunities: await writeFacts(session, opportunities, []),
      interactions: await writeFacts(session, interactions, []),
    };
    const keys = told.length === 0 ? [] : await writeKeys(session, customerId, answer);
    const taken: { [K in Kind]?: ImportId } = { ...account.takenOver };
    for (const kind of told) {
      taken[kind] = making[kind].importId;
      const steps = [...(kind === told[0] ? keys : []), ...written[kind]];
      await keepJob(session, { kind, account, making: making[kind], outcomes: outcomes[kind], steps });
    }
    await accounts.put({ ...account, takenOver: taken });
    return countOf([...ledger, ...opportunities, ...interactions].map(({ outcome }) => outcome));
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

async function placedOpportunities(session: WriteSession, customerId: CustomerId, { opportunities }: Answer, making: Making) {
  const held = await rowsBySourceKey(session, 'opportunities', new Map(opportunities.map(({ sourceKey }) => [sourceKey, customerId])));
  return opportunities.map(({ of: _of, url: _url, ...told }): FactChanged => {
    const before = held.get(told.sourceKey);
    const wanted = { ...told, customerId: before?.customerId ?? customerId };
    return { store: 'opportunities', ...changeOf(before, wanted, () => newId<'opportunity'>(), making) };
  });
}

async function placedInteractions(session: WriteSession, customerId: CustomerId, { interactions }: Answer, making: Making) {
  const held = await rowsBySourceKey(session, 'interactions', new Map(interactions.map(({ sourceKey }) => [sourceKey, customerId])));
  return interactions.map(({ of: _of, ...told }): FactChanged => {
    const before = held.get(told.sourceKey);
    const wanted = { ...told, customerId: before?.customerId ?? customerId };
    return { store: 'interactions', ...changeOf(before, wanted, () => newId<'interaction'>(), making) };
  });
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

interface Kept {
  readonly kind: Kind;
  readonly account: KeptAccount;
  readonly making: Making;
  readonly outcomes: readonly { readonly outcome: Outcome }[];
  readonly steps: readonly UndoStep[];
}

/** The import of an account goes on with each time it is asked. */
async function keepJob({ transaction }: WriteSession, { kind, account, making: { importId, now }, outcomes, steps }: Kept): Promise<void> {
  const chunk = await transaction.objectStore('undo').count(IDBKeyRange.bound([importId, 0], [importId, Number.POSITIVE_INFINITY]));
  await logUndo(transaction, { importId, chunk, steps });
  const before = await transaction.objectStore('imports').get(importId);
  const { added, changed, unchanged } = countOf(outcomes.map(({ outcome }) => outcome));
  await transaction.objectStore('imports').put({
    ...{ id: importId, kind, fileName: account.label, startedAt: before?.startedAt ?? now, finishedAt: now },
    rows: (before?.rows ?? 0) + outcomes.length,
    added: (before?.added ?? 0) + added,
    changed: (before?.changed ?? 0) + changed,
    unchanged: (before?.unchanged ?? 0) + unchanged,
    refused: 0,
  } satisfies ImportJob);
}
