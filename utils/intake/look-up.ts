import { customersBy } from '@/utils/db/customer-records';
import { ledgerByDocuments } from '@/utils/db/ledger-records';
import { type PackStore, rowsBySourceKey } from '@/utils/db/packs';
import type { Session } from '@/utils/db/session';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Whose } from './customer-rows';
import type { Directory } from './directory';
import type { ErasedRows } from './erased-rows';
import { findCustomer } from './find-customer';
import { companyKey, idKeyOf, normaliseName, personKey } from './keys';
import type { ReadFact } from './parse-facts';
import { type ParsedRow, whoseRow } from './parse-row';
import type { Fact } from './place-fact';
import type { Kept } from './place-row';
import type { Rivals } from './rivals';

/** Makes the directory know every customer that these rows can mean, all looked up at once; what it was asked before is not asked again. */
async function lookUpCustomers(session: Session, rows: readonly ParsedRow[], directory: Directory): Promise<void> {
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
function lookUpEntries(session: Session, rows: readonly ParsedRow[]): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  return ledgerByDocuments(
    session,
    rows.flatMap((parsed) => (parsed.kind === 'ledger' ? (parsed.documentKey ?? []) : [])),
  );
}

/** The facts kept under the keys of these rows, by key. The directory must know whom the rows can mean. */
async function lookUpFacts(session: Session, rows: readonly ParsedRow[], directory: Directory): Promise<ReadonlyMap<string, Fact>> {
  const first = rows.find(isFact);
  if (first === undefined) return new Map();
  const likely = rows.flatMap((parsed) => {
    if (!isFact(parsed) || parsed.sourceKey === undefined) return [];
    const whose = findCustomer(whoseRow(parsed), directory);
    return [[parsed.sourceKey, whose.ok ? whose.value?.id : undefined] as const];
  });
  return rowsBySourceKey(session, storeOf[first.kind], new Map(likely));
}

/** All that is kept of what these rows can mean, all looked up in one transaction, with whom they can mean in the directory. */
export async function lookUpKept(
  session: Session,
  rows: readonly ParsedRow[],
  directory: Directory,
  { rivals, erased }: { readonly rivals: Rivals; readonly erased: ErasedRows },
): Promise<Kept> {
  const [entries] = await Promise.all([lookUpEntries(session, rows), lookUpCustomers(session, rows, directory)]);
  const facts = await lookUpFacts(session, rows, directory);
  return { entriesOf: (key) => entries.get(key) ?? [], factOf: (key) => facts.get(key), rivalNamed: rivals.named, erased };
}

/** The store of each kind of fact. */
export const storeOf = {
  opportunity: 'opportunities',
  interaction: 'interactions',
  voice: 'voices',
} as const satisfies Record<ReadFact['kind'], PackStore>;

const isFact = (parsed: ParsedRow): parsed is ReadFact => parsed.kind !== 'customer' && parsed.kind !== 'ledger';

/** Only a company's name without an id or an address must do to find it. */
const isByName = ({ kind, id, emails }: Whose): boolean => kind === 'company' && id === undefined && emails.length === 0;

const keysOf = (row: Whose): string[] => [
  ...[idKeyOf(row) ?? []].flat(),
  ...(row.company?.name === undefined ? [] : [companyKey(row.company.name)]),
  ...(row.kind === 'company' ? [companyKey(row.name)] : []),
  ...(row.kind === 'person' && row.emails.length === 0 ? [personKey(row.name, row.phones[0])] : []),
];
