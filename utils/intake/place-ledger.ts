import type { CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { LedgerEntry, LedgerEntryId } from '@/utils/domain/ledger-entry';
import type { EntryDraft } from './invoice-entries';
import type { LedgerRow } from './ledger-rows';
import type { Making, Outcome } from './place-customer';

/** What a ledger row does: entries to write with what they replace, and entries that the document no longer has. */
export interface LedgerChange {
  readonly outcome: Outcome;
  readonly puts: readonly { readonly before: LedgerEntry | undefined; readonly after: LedgerEntry }[];
  readonly removed: readonly LedgerEntry[];
}

/** What of a row its entries are made of. */
export type Document = Pick<LedgerRow, 'entries' | 'kinds' | 'on' | 'currency' | 'memo'>;

/** Compares a row with the entries kept under its document's key. Entries keep their ids, and the import that first made them. */
export function placeLedgerRow(
  row: Document,
  documentKey: string,
  customerId: CustomerId,
  existing: readonly LedgerEntry[],
  making: Making,
): LedgerChange {
  const known = new Map(existing.map((entry) => [entry.sourceKey, entry]));
  const wanted = row.entries.map((draft) => {
    const sourceKey = `${documentKey}/${draft.kind}`;
    const before = known.get(sourceKey);
    const origin = before === undefined ? { id: newId<'ledger-entry'>(), importId: making.importId } : originOf(before);
    return { before, after: entryOf(row, draft, customerId, sourceKey, origin) };
  });
  const puts = wanted.filter(({ before, after }) => before === undefined || !isSame(before, after));
  const kept = new Set(wanted.map(({ after }) => after.sourceKey));
  const removed = existing.filter((entry) => row.kinds.includes(entry.kind) && !kept.has(entry.sourceKey));
  const isNew = wanted.every(({ before }) => before === undefined) && removed.length === 0;
  return { outcome: isNew ? 'added' : puts.length + removed.length > 0 ? 'changed' : 'unchanged', puts, removed };
}

type Origin = Pick<LedgerEntry, 'id' | 'importId'> | { readonly id: LedgerEntryId };

const originOf = ({ id, importId }: LedgerEntry): Origin => (importId === undefined ? { id } : { id, importId });

const entryOf = (row: Document, draft: EntryDraft, customerId: CustomerId, sourceKey: string, origin: Origin): LedgerEntry => ({
  ...origin,
  customerId,
  on: row.on,
  currency: row.currency,
  sourceKey,
  ...(row.memo === undefined ? {} : { memo: row.memo }),
  ...draft,
});

const FIELDS = ['customerId', 'on', 'kind', 'minor', 'currency', 'memo', 'isGoodsUnknown', 'dueOn'] as const;

const isSame = (a: LedgerEntry, b: LedgerEntry): boolean => FIELDS.every((field) => a[field] === b[field]);
