import { graveKey } from '@/utils/db/tombstone';
import type { Graves } from '@/utils/db/tombstones';
import { type CivilDate, civilDateAt } from '@/utils/domain/time';
import type { CompanyMention, Whose } from './customer-rows';
import { companyKey, idKeyOf, personKey } from './keys';
import { type ParsedRow, whoseRow } from './parse-row';

/** Who of a file's rows was erased. It counts only where nobody is found for the row: who was added again since is a customer as any other. */
export interface ErasedRows {
  /** When the customer whom the row is about was erased. */
  on(row: Whose): CivilDate | undefined;
  /** Whether the company that a person's row mentions was. */
  hasCompany(mention: CompanyMention): boolean;
}

/** Where nobody was. */
export const nobodyErased: ErasedRows = { on: () => undefined, hasCompany: () => false };

/** Asks for all these rows at once. To be awaited before a transaction begins. */
export async function erasedIn(graves: Graves, rows: readonly ParsedRow[]): Promise<ErasedRows> {
  const buried = await graves.among(
    rows.map(whoseRow).flatMap((row) => [...keysOfRow(row), ...(row.company ? keysOfCompany(row.company) : [])]),
  );
  if (buried.size === 0) return nobodyErased;
  return {
    on(row) {
      const [at] = keysOfRow(row).flatMap((key) => buried.get(key) ?? []);
      return at === undefined ? undefined : civilDateAt(at);
    },
    hasCompany: (mention) => keysOfCompany(mention).some((key) => buried.has(key)),
  };
}

/** By all of them the import would have found the customer while they were here. */
const keysOfRow = (row: Whose): string[] => [
  ...[idKeyOf(row) ?? []].flat().map(graveKey.source),
  ...row.emails.map(graveKey.email),
  ...(row.kind === 'company' ? keysOfCompany({ ...row.company, name: row.name }) : []),
  ...(row.kind === 'person' && row.emails.length === 0 ? [graveKey.source(personKey(row.name, row.phones[0]))] : []),
];

/** A company that is named goes by its name, another one by its domain. */
const keysOfCompany = ({ name, domain }: CompanyMention): string[] =>
  name !== undefined ? [graveKey.source(companyKey(name))] : domain !== undefined ? [graveKey.domain(domain)] : [];
