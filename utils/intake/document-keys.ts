import { idHash } from '@/utils/db/hash';
import type { EntryDraft } from './invoice-entries';
import type { LedgerRow } from './ledger-rows';

/**
 * Gives each row of one file the key that its entries are kept under, the same at each import of the file: `invoice:NW-1`. A further
 * row of the same number with other amounts is a further line of the document, `invoice:NW-1#2`; one with the same amounts is the same
 * row again (undefined). Rows without a number are keyed by their content and its count among equals: all of them count.
 */
export function createDocumentKeys(): (row: LedgerRow) => string | undefined {
  // Of each line its 53 bits, and seldom more than one: of a million invoices the texts themselves would be most of the memory.
  const linesOf = new Map<string, number | readonly number[]>();
  const equals = new Map<string, number>();
  return (row) => {
    if (row.document === undefined) {
      const content = contentOf(row, row.entries.slice(0, 1));
      const count = (equals.get(content) ?? 0) + 1;
      equals.set(content, count);
      return `row:${content}#${count}`;
    }
    const base = documentOf(row);
    const before = linesOf.get(base);
    const line = idHash(contentOf(row, row.entries.length > 1 ? row.entries.filter(({ kind }) => kind !== 'receivable') : row.entries));
    if (before === undefined) {
      linesOf.set(base, line);
      return base;
    }
    const lines = typeof before === 'number' ? [before] : before;
    if (lines.includes(line)) return undefined;
    linesOf.set(base, [...lines, line]);
    return `${base}#${lines.length + 1}`;
  };
}

/** A row of one kind shares its number with the rows of the other kinds of the same document. */
const documentOf = ({ document, kinds }: LedgerRow): string => `invoice:${document}${kinds.length > 2 ? '' : `:${kinds[0]}`}`;

/** What tells two rows apart. What a later export of the same row may fill in, as its payment, is left out by the caller. */
function contentOf({ customer, on, currency, memo }: LedgerRow, entries: readonly EntryDraft[]): string {
  const whose = customer.id ?? customer.emails[0] ?? customer.name;
  let amounts = '';
  for (const { kind, minor } of entries) amounts += `${kind} ${minor}|`;
  return `${on}|${whose}|${amounts}${currency}|${memo ?? ''}`;
}
