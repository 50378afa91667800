import { announceChange } from '@/utils/db/changes';
import { customersBy } from '@/utils/db/customer-records';
import { ledgerByDocuments } from '@/utils/db/ledger-records';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import { gravesIn } from '@/utils/db/tombstones';
import type { Customer } from '@/utils/domain/customer';
import { domainOf } from '@/utils/domain/email';
import { millisOf } from '@/utils/domain/time';
import { isFreeMail } from '@/utils/identity/free-mail';
import { isOwn, ownOf } from '@/utils/identity/own';
import { ownIdentities } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import type { KeptAccount } from '@/utils/sources/account';
import type { CustomerDraft, LedgerDraft } from '@/utils/sources/answer';
import type { Pulled } from '@/utils/sources/source';
import { accountStores, type Makings, makingsOf, type OwnerOf, placedFacts, writeDoing } from './account-import';
import type { CustomerRow, IsSharedDomain } from './customer-rows';
import { createDirectory, type Directory } from './directory';
import { type ErasedRows, erasedIn } from './erased-rows';
import { findCustomer } from './find-customer';
import { lookUpKept } from './look-up';
import { parsePhone } from './people-in-cells';
import type { Outcome } from './place-customer';
import { type Kept, placeRow } from './place-row';
import { createRivals } from './rivals';
import { sharedDomains } from './shared-domains';
import { type Counts, countOf, documentKey, documentsIn, placeDocuments } from './take-over-ledger';
import { writeCustomers } from './write-changes';

/** What became of a page of what changed at an account. */
export interface Brought extends Counts {
  /** Customers who are deleted there. They stay here: others may have written about them. */
  readonly gone: number;
}

/**
 * Brings a page of what changed at a followed account into the database, with everybody in it who is not a customer yet, and notes where the
 * next page begins, all in one transaction: broken off, it goes on where it was. It is an import of the account, and can be undone. Whoever
 * was here before keeps their name and role, and gets what was missing; whoever is one of us is no customer. Undefined where the account is gone, or is followed no longer.
 */
export async function bringIn(db: Database, account: Pick<KeptAccount, 'id' | 'sourceId'>, page: Pulled): Promise<Brought | undefined> {
  const isShared = await sharedDomains(db);
  const own = ownOf(await getSetting(db, ownIdentities), isFreeMail);
  const others = page.customers.filter(({ emails }) => !emails.some((email) => isOwn(email, own)));
  const rows = others.map((draft, index) => rowOf(draft, index + 1, isShared));
  const erased = await erasedIn(gravesIn(db), rows.map(parsedOf));
  const brought = await writing(db, [...accountStores, 'competitors'], async (session): Promise<Brought | undefined> => {
    const accounts = session.transaction.objectStore('accounts');
    const kept = await accounts.get(account.id);
    if (kept?.follows === undefined) return undefined;
    const now = millisOf(new Date());
    const makings = makingsOf(kept, now);
    const directory = createDirectory();
    const outcomes = await placedCustomers(session, rows, directory, { erased, makings });
    await learn(session, directory, [...namedIn(page), ...(page.gone ?? [])]);
    const gone = forgetKeys(directory, page.gone ?? []);
    const customers = { outcomes, steps: await writeCustomers(session, directory.changes()) };
    const ownerOf: OwnerOf = (of) => directory.byKey(of)?.id;
    const ledger = await placedLedger(session, kept.sourceId, page, ownerOf, makings);
    const facts = await placedFacts(session, page, ownerOf, makings);
    const takenOver = await writeDoing(session, kept, { ...facts, ledger, customers }, makings);
    const counts = countOf([...outcomes, ...[...ledger, ...facts.opportunities, ...facts.interactions].map(({ outcome }) => outcome)]);
    const { upTo } = kept.follows;
    await accounts.put({
      ...kept,
      takenOver,
      follows: {
        cursor: page.cursor,
        ...(page.hasMore ? (upTo === undefined ? {} : { upTo }) : { upTo: now }),
        brought: kept.follows.brought + counts.added + counts.changed,
        gone: kept.follows.gone + gone,
      },
    });
    return { ...counts, gone };
  });
  if (brought !== undefined) announceChange({ kinds: ['customer', 'ledger', 'interaction', 'opportunity', 'import', 'account'] });
  return brought;
}

/** A customer as a vendor knows them, as a row of a file of that vendor's: its key is the id, in a space of its own. */
function rowOf(draft: CustomerDraft, row: number, isShared: IsSharedDomain): CustomerRow {
  const { kind, name, emails, phones, tags, role, address, company, domains, sourceKey } = draft;
  const at = sourceKey.indexOf(':');
  const [email] = emails;
  const domain = domains[0] ?? (email === undefined ? undefined : domainOf(email));
  const named = kind === 'company' ? name : company;
  const mention = { ...(named === undefined ? {} : { name: named }), ...(domain === undefined || isShared(domain) ? {} : { domain }) };
  return {
    ...{ row, kind, name, emails, tags, id: sourceKey.slice(at + 1), idSpace: sourceKey.slice(0, at), written: name },
    phones: [...new Set(phones.flatMap((phone) => parsePhone(phone) ?? []))],
    ...(role === undefined ? {} : { role }),
    ...(address === undefined ? {} : { address }),
    // A person's domain alone makes no company: a CRM says whom somebody works for, or does not know.
    ...(named === undefined ? {} : { company: mention }),
  };
}

const parsedOf = (row: CustomerRow) => ({ kind: 'customer', row }) as const;

interface Placing {
  readonly erased: ErasedRows;
  readonly makings: Makings;
}

/** Finds or makes each of them; whoever was erased here stays away. */
async function placedCustomers(
  session: WriteSession,
  rows: readonly CustomerRow[],
  directory: Directory,
  { erased, makings: { customers: making } }: Placing,
): Promise<readonly Outcome[]> {
  const rivals = createRivals([], making.importId);
  const kept: Kept = await lookUpKept(session, rows.map(parsedOf), directory, { rivals, erased });
  return rows.flatMap((row): readonly Outcome[] => {
    const found = findCustomer(row, directory);
    const known = found.ok ? found.value : undefined;
    const humble = known === undefined || known.importId === making.importId ? row : addingTo(known, row);
    const placed = placeRow(parsedOf(humble), directory, kept, making);
    return placed.ok ? [placed.value.outcome] : [];
  });
}

/** The row without what would replace what a customer is called here, and whom they belong to. */
function addingTo({ kind, name, role, address, companyId }: Customer, { company, ...row }: CustomerRow): CustomerRow {
  return {
    ...{ ...row, kind, name },
    ...(role === undefined ? {} : { role }),
    ...(address === undefined ? {} : { address }),
    ...(company === undefined || companyId !== undefined ? {} : { company }),
  };
}

const namedIn = ({ ledger, opportunities, interactions }: Pulled): readonly string[] =>
  [...ledger, ...opportunities, ...interactions].map(({ of }) => of);

/** Makes the directory know whoever bears one of these keys. */
async function learn(session: WriteSession, directory: Directory, keys: readonly string[]): Promise<void> {
  const wanted = directory.unasked(keys).filter((key) => directory.byKey(key) === undefined);
  for (const found of (await customersBy(session, 'sourceKey', wanted)).values()) for (const one of found) directory.know(one);
}

/** Whoever is deleted there no longer bears its key; how many those are. */
function forgetKeys(directory: Directory, keys: readonly string[]): number {
  const borne = keys.flatMap((key) => directory.byKey(key) ?? []);
  const now = millisOf(new Date());
  for (const { id } of borne) {
    const customer = directory.get(id);
    if (customer === undefined) continue;
    const sourceKeys = customer.sourceKeys.filter((key) => !keys.includes(key));
    directory.put({ ...customer, sourceKeys, updatedAt: now, revision: customer.revision + 1 });
  }
  return borne.length;
}

/** What a page says of the ledger: of each customer the documents that it tells, those that book nothing any more among them, and no others. */
async function placedLedger(session: WriteSession, source: string, { ledger, voided = [] }: Pulled, ownerOf: OwnerOf, makings: Makings) {
  const empty = voided.map((document): readonly [string, readonly LedgerDraft[]] => [documentKey(source, document), []]);
  const documents = new Map([...empty, ...documentsIn({ source, ledger })]);
  const held = await ledgerByDocuments(session, [...documents.keys()]);
  return [...documents].flatMap(([key, drafts]) => {
    const owner = held.get(key)?.[0]?.customerId ?? drafts.flatMap(({ of }) => ownerOf(of) ?? [])[0];
    return owner === undefined ? [] : placeDocuments(new Map([[key, drafts]]), held, owner, makings.ledger);
  });
}
