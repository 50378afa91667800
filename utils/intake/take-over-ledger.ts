import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import type { Answer, LedgerDraft } from '@/utils/sources/answer';
import type { Voided } from '@/utils/sources/source';
import type { EntryDraft } from './invoice-entries';
import type { Making, Outcome } from './place-customer';
import { type LedgerChange, placeLedgerRow } from './place-ledger';

/** What became of records. */
export type Counts = Readonly<Record<Outcome, number>>;

export const countOf = (outcomes: readonly Outcome[]): Counts => ({
  added: outcomes.filter((outcome) => outcome === 'added').length,
  changed: outcomes.filter((outcome) => outcome === 'changed').length,
  unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
});

/**
 * Whose exported files name a document by its number (`INV-1`, `#1001`), which their APIs tell beside an id of their own: the number is
 * what both have in common. Of the others file and API tell the same id.
 */
const NUMBERED: readonly string[] = ['xero', 'shopify'];

/** The key of a document, as a file of the same program names it: `invoice:stripe:ch_1`. */
export const documentKey = (source: string, { sourceKey, memo }: Voided): string =>
  `invoice:${NUMBERED.includes(source) && memo ? `${source}:${memo}` : sourceKey}`;

/** Drafts by the key of their document. */
export function documentsIn({ source, ledger }: Pick<Answer, 'source' | 'ledger'>): ReadonlyMap<string, readonly LedgerDraft[]> {
  const documents = new Map<string, LedgerDraft[]>();
  for (const draft of ledger) {
    const own = draft.sourceKey.slice(0, draft.sourceKey.lastIndexOf(':'));
    const numbered = documentKey(source, { ...draft, sourceKey: own });
    // Two documents of one number have no entry in common.
    const isTaken = documents.get(numbered)?.some(({ kind }) => kind === draft.kind) ?? false;
    const key = isTaken ? `invoice:${own}` : numbered;
    documents.set(key, [...(documents.get(key) ?? []), draft]);
  }
  return documents;
}

/** The kinds that a source tells of: an entry of one of these that its document no longer has is gone. Costs of goods come from files alone. */
const TOLD: readonly LedgerKind[] = ['revenue', 'discount', 'return', 'receivable', 'service'];

/** Compares documents with the entries that are kept of them. What another customer has of one stays with them. */
export function placeDocuments(
  documents: ReadonlyMap<string, readonly LedgerDraft[]>,
  held: ReadonlyMap<string, readonly LedgerEntry[]>,
  customerId: CustomerId,
  making: Making,
): LedgerChange[] {
  return [...documents].map(([key, drafts]) => {
    const before = held.get(key) ?? [];
    const owner = before[0]?.customerId ?? customerId;
    const parts = drafts.map((draft) => {
      const { kind, on, currency, minor, memo, dueOn } = draft;
      const entry: EntryDraft = { kind, minor, ...(dueOn === undefined ? {} : { dueOn }) };
      const document = { on, currency, entries: [entry], kinds: [kind], ...(memo === undefined ? {} : { memo }) };
      return placeLedgerRow(document, key, owner, before, making);
    });
    const told = new Set(drafts.map(({ kind }) => kind));
    const removed = before.filter(({ kind }) => TOLD.includes(kind) && !told.has(kind));
    const puts = parts.flatMap((part) => part.puts);
    const isNew = before.length === 0;
    return { outcome: isNew ? 'added' : puts.length + removed.length > 0 ? 'changed' : 'unchanged', puts, removed };
  });
}
