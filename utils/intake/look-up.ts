import { customersBy } from '@/utils/db/customer-records';
import { ledgerByDocuments } from '@/utils/db/ledger-records';
import type { Session } from '@/utils/db/session';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { CustomerRow } from './customer-rows';
import type { Directory } from './directory';
import { companyKey, idKeyOf, normaliseName, personKey } from './keys';
import type { ParsedRow } from './parse-row';
import { whoseRow } from './place-row';

/** Makes the directory know every customer that these rows can mean, all looked up at once; what it was asked before is not asked again. */
export async function lookUpCustomers(session: Session, rows: readonly ParsedRow[], directory: Directory): Promise<void> {
  const whose = rows.map(whoseRow);
  const keys = directory.unasked(whose.flatMap(keysOf));
  const emails = directory.unasked(whose.flatMap((row) => row.emails));
  const domains = directory.unasked(
    whose.flatMap((row) => (row.company?.name === undefined || row.kind === 'company' ? (row.company?.domain ?? []) : [])),
  );
  const names = directory.unasked(whose.flatMap((row) => (isByName(row) ? `name ${normaliseName(row.name)}` : [])));
  const found = await Promise.all([
    customersBy(session, 'sourceKey', keys),
    customersBy(session, 'email', emails),
    customersBy(session, 'domain', domains),
    customersBy(
      session,
      'name',
      names.map((name) => name.slice('name '.length)),
    ),
  ]);
  for (const customers of found.flatMap((each) => [...each.values()])) for (const customer of customers) directory.know(customer);
}

/** The entries kept under the documents of these rows, by document key. */
export function lookUpEntries(session: Session, rows: readonly ParsedRow[]): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  return ledgerByDocuments(
    session,
    rows.flatMap((parsed) => (parsed.kind === 'ledger' ? (parsed.documentKey ?? []) : [])),
  );
}

/** Only a company's name without an id or an address must do to find it. */
const isByName = ({ kind, id, emails }: CustomerRow): boolean => kind === 'company' && id === undefined && emails.length === 0;

const keysOf = (row: CustomerRow): string[] => [
  ...[idKeyOf(row) ?? []].flat(),
  ...(row.company?.name === undefined ? [] : [companyKey(row.company.name)]),
  ...(row.kind === 'company' ? [companyKey(row.name)] : []),
  ...(row.kind === 'person' && row.emails.length === 0 ? [personKey(row.name, row.phones[0])] : []),
];
