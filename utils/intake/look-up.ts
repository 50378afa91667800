import type { IDBPTransaction } from 'idb';
import type { RegardSchema, StoreName } from '@/utils/db/schema';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { CustomerRow } from './customer-rows';
import type { Directory } from './directory';
import { companyKey, idKeyOf, normaliseName, personKey } from './keys';
import type { ParsedRow } from './parse-row';
import { whoseRow } from './place-row';

/** A transaction over customers and ledger, reading or writing. */
export type LookingUp = IDBPTransaction<RegardSchema, StoreName[], IDBTransactionMode>;

/** Ids of customers by normalised name: only rows that name a company without an id or an address need it. */
export type NameIndex = ReadonlyMap<string, readonly CustomerId[]>;

/** Makes the directory know every customer that these rows can mean, all looked up at once; what it was asked before is not asked again. */
export async function lookUpCustomers(
  transaction: LookingUp,
  rows: readonly ParsedRow[],
  directory: Directory,
  names: NameIndex,
): Promise<void> {
  const store = transaction.objectStore('customers');
  const whose = rows.map(whoseRow);
  const keys = directory.unasked(whose.flatMap(keysOf));
  const emails = directory.unasked(whose.flatMap((row) => row.emails));
  const domains = directory.unasked(
    whose.flatMap((row) => (row.company?.name === undefined || row.kind === 'company' ? (row.company?.domain ?? []) : [])),
  );
  const ids = directory.unasked(whose.flatMap((row) => (isByName(row) ? (names.get(normaliseName(row.name)) ?? []) : [])));
  const found = await Promise.all<readonly (Customer | undefined)[]>([
    ...keys.map((key) => store.index('sourceKeys').getAll(key)),
    ...emails.map((email) => store.index('emails').getAll(email)),
    ...domains.map((domain) => store.index('domains').getAll(domain)),
    ...ids.map(async (id) => [await store.get(id)]),
  ]);
  for (const customer of found.flat()) if (customer !== undefined) directory.know(customer);
}

/** The entries kept under the documents of these rows, by document key. */
export async function lookUpEntries(
  transaction: LookingUp,
  rows: readonly ParsedRow[],
): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  const index = transaction.objectStore('ledger').index('sourceKey');
  const documentKeys = rows.flatMap((parsed) => (parsed.kind === 'ledger' ? (parsed.documentKey ?? []) : [])).sort();
  const [first, last] = [documentKeys[0], documentKeys.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  // Documents of one file mostly follow each other: one request then does for all of them. It is given up where too much lies between.
  const limit = 8 * documentKeys.length;
  const between = await index.getAll(IDBKeyRange.bound(`${first}/`, `${last}/\uffff`), limit);
  if (between.length < limit) return byDocument(between);
  const found = await Promise.all(documentKeys.map((key) => index.getAll(IDBKeyRange.bound(`${key}/`, `${key}/\uffff`))));
  return byDocument(found.flat());
}

function byDocument(entries: readonly LedgerEntry[]): ReadonlyMap<string, readonly LedgerEntry[]> {
  const documents = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const key = entry.sourceKey.slice(0, entry.sourceKey.lastIndexOf('/'));
    const document = documents.get(key);
    if (document === undefined) documents.set(key, [entry]);
    else document.push(entry);
  }
  return documents;
}

/** Whether a row can only be told by name. */
export const needsNames = (parsed: ParsedRow): boolean => isByName(whoseRow(parsed));

const isByName = ({ kind, id, emails }: CustomerRow): boolean => kind === 'company' && id === undefined && emails.length === 0;

/** The index of these customers: all that the database holds. */
export function nameIndexOf(customers: readonly Customer[]): NameIndex {
  const names = new Map<string, CustomerId[]>();
  for (const { id, name } of customers) {
    const normalised = normaliseName(name);
    const ids = names.get(normalised);
    if (ids === undefined) names.set(normalised, [id]);
    else ids.push(id);
  }
  return names;
}

const keysOf = (row: CustomerRow): string[] => [
  ...[idKeyOf(row) ?? []].flat(),
  ...(row.company?.name === undefined ? [] : [companyKey(row.company.name)]),
  ...(row.kind === 'company' ? [companyKey(row.name)] : []),
  ...(row.kind === 'person' && row.emails.length === 0 ? [personKey(row.name, row.phones[0])] : []),
];
