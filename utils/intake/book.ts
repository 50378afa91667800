import type { Customer, CustomerId, ImportId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { ok, type Result } from '@/utils/domain/result';
import { millisOf } from '@/utils/domain/time';
import type { IsSharedDomain, Whose } from './customer-rows';
import { createDirectory, type Directory } from './directory';
import { nobodyErased } from './erased-rows';
import { companyKey } from './keys';
import { CHUNK, chunksOf, type ParsedRow, whoseRow } from './parse-row';
import { type Kept, placeRow } from './place-row';
import type { FileError, Refusal } from './refusal';
import { createRivals } from './rivals';
import type { Survey } from './survey';

/** Customers and ledger as files tell them, in memory: what a database would hold after importing them, in that order. */
export interface Book {
  readonly customers: readonly Customer[];
  readonly entries: readonly LedgerEntry[];
  /** What the files call a customer: the id, else the address, else the domain, else the name. */
  readonly writtenIds: ReadonlyMap<CustomerId, string>;
  /** By file, in the order given. */
  readonly refusals: readonly (readonly Refusal[])[];
}

/** Reads surveyed files into a book, through the very steps of the import. */
export async function readBook(surveys: readonly Survey[], isShared: IsSharedDomain): Promise<Result<Book, FileError>> {
  const directory = createDirectory();
  const making = { importId: newId<'import'>() satisfies ImportId, now: millisOf(new Date()) };
  const byDocument = new Map<string, Map<string, LedgerEntry>>();
  const writtenIds = new Map<CustomerId, string>();
  const refusals: Refusal[][] = [];

  const kept: Kept = {
    entriesOf: (key) => [...(byDocument.get(key)?.values() ?? [])],
    // Lists of other facts name customers, and are no part of the book.
    factOf: () => undefined,
    rivalNamed: createRivals([], making.importId).named,
    erased: nobodyErased,
  };
  const take = (parsed: ParsedRow, refused: Refusal[]) => {
    const placed = placeRow(parsed, directory, kept, making);
    if (!placed.ok) {
      refused.push(placed.error);
      return;
    }
    name(writtenIds, directory, placed.value.customerId, whoseRow(parsed));
    const documentKey = parsed.kind === 'ledger' ? parsed.documentKey : undefined;
    if (documentKey === undefined || !placed.value.ledger) return;
    const entries = byDocument.get(documentKey) ?? new Map<string, LedgerEntry>();
    for (const { sourceKey } of placed.value.ledger.removed) entries.delete(sourceKey);
    for (const { after } of placed.value.ledger.puts) entries.set(after.sourceKey, after);
    byDocument.set(documentKey, entries);
  };
  for (const { table, dialect } of surveys) {
    const refused: Refusal[] = [];
    for await (const rows of chunksOf(table, dialect, isShared, CHUNK)) {
      if (!rows.ok) return rows;
      for (const row of rows.value) {
        if (row.ok) take(row.value, refused);
        else refused.push(row.error);
      }
    }
    refusals.push(refused);
  }
  const entries = [...byDocument.values()].flatMap((document) => [...document.values()]);
  return ok({ customers: directory.changes().map(({ after }) => after), entries, writtenIds, refusals });
}

/** The first row that names somebody gives the name; the company that it mentions is called by its domain. */
function name(names: Map<CustomerId, string>, directory: Directory, id: CustomerId, row: Whose): void {
  if (!names.has(id)) names.set(id, row.written);
  const company = row.company?.name === undefined ? undefined : directory.byKey(companyKey(row.company.name));
  if (company !== undefined && !names.has(company.id))
    names.set(company.id, row.company?.domain === undefined ? company.name : (row.writtenDomain ?? row.company.domain));
}
