import type { CustomerId, ImportId } from '@/utils/domain/customer';
import { GOODS_UNKNOWN, type LedgerColumns } from '@/utils/domain/ledger-columns';
import { type LedgerEntry, type LedgerEntryId, ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { dayNumber, dayNumbered } from '@/utils/domain/time';
import { packTexts, type Texts, textAt } from './texts';
import { type Ids, idAt, packIds } from './uuids';

/** A ledger entry, and the slot of its customer. */
export interface LedgerRow {
  readonly slot: number;
  readonly entry: LedgerEntry;
}

/**
 * Ledger rows as columns: about 70 bytes a row instead of 400, and a page is cloned as a dozen buffers. `encodePage` and `decodePage` are
 * exact inverses. `customer`, `currency` and `import` are places in the lists before them (`import` counts from 1; 0 is none), `on` and
 * `due` are days as the number YYYYMMDD (`due` 0 is none), `minor` is an integer that a double holds exactly.
 */
export interface LedgerPage extends LedgerColumns {
  readonly customers: readonly CustomerId[];
  readonly due: Uint32Array<ArrayBuffer>;
  readonly imports: readonly ImportId[];
  readonly import: Uint16Array<ArrayBuffer>;
  readonly ids: Ids;
  readonly sourceKeys: Texts;
  readonly memos: Texts;
}

const HAS_MEMO = 2;
/** More rows than this are two pages. */
export const PAGE_ROWS = 4096;

export function encodePage(rows: readonly LedgerRow[]): LedgerPage {
  const count = rows.length;
  const customers = numbering<CustomerId>();
  const currencies = numbering<Currency>();
  const imports = numbering<ImportId>();
  const slots: number[] = [];
  const columns = {
    customer: new Uint16Array(count),
    on: new Uint32Array(count),
    due: new Uint32Array(count),
    minor: new Float64Array(count),
    kind: new Uint8Array(count),
    currency: new Uint16Array(count),
    flags: new Uint8Array(count),
    import: new Uint16Array(count),
  };
  for (const [row, { entry, slot }] of rows.entries()) {
    const { customerId, on, dueOn, minor, kind, currency, isGoodsUnknown, memo, importId } = entry;
    const customer = customers.place(customerId);
    slots[customer] = slot;
    columns.customer[row] = customer;
    columns.on[row] = dayNumber(on);
    columns.due[row] = dueOn === undefined ? 0 : dayNumber(dueOn);
    columns.minor[row] = minor;
    columns.kind[row] = ledgerKinds.indexOf(kind);
    columns.currency[row] = currencies.place(currency);
    columns.flags[row] = (isGoodsUnknown ? GOODS_UNKNOWN : 0) + (memo === undefined ? 0 : HAS_MEMO);
    columns.import[row] = importId === undefined ? 0 : imports.place(importId) + 1;
  }
  return {
    ...columns,
    customers: customers.values,
    slots: Uint32Array.from(slots),
    currencies: currencies.values,
    imports: imports.values,
    ids: packIds(rows.map(({ entry }) => entry.id)),
    sourceKeys: packTexts(rows.map(({ entry }) => entry.sourceKey)),
    memos: packTexts(rows.map(({ entry }) => entry.memo ?? '')),
  };
}

/** The rows of a page, or those of its rows that are wanted. */
export function decodePage(page: LedgerPage, isWanted: (row: number) => boolean = () => true): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (let row = 0; row < page.minor.length; row += 1) {
    if (!isWanted(row)) continue;
    rows.push({ slot: page.slots[page.customer[row] ?? 0] ?? 0, entry: entryAt(page, row) });
  }
  return rows;
}

export const customerAt = (page: LedgerPage, row: number): CustomerId => page.customers[page.customer[row] ?? 0] as CustomerId;
export const sourceKeyAt = (page: LedgerPage, row: number): string => textAt(page.sourceKeys, row);

function entryAt(page: LedgerPage, row: number): LedgerEntry {
  const flags = page.flags[row] ?? 0;
  const importId = page.imports[(page.import[row] ?? 0) - 1];
  const due = page.due[row] ?? 0;
  return {
    id: idAt(page.ids, row) as LedgerEntryId,
    ...(importId === undefined ? {} : { importId }),
    customerId: customerAt(page, row),
    on: dayNumbered(page.on[row] ?? 0),
    currency: page.currencies[page.currency[row] ?? 0] as Currency,
    sourceKey: sourceKeyAt(page, row),
    ...(flags & HAS_MEMO ? { memo: textAt(page.memos, row) } : {}),
    kind: ledgerKinds[page.kind[row] ?? 0] ?? 'revenue',
    minor: page.minor[row] ?? 0,
    ...(flags & GOODS_UNKNOWN ? { isGoodsUnknown: true } : {}),
    ...(due === 0 ? {} : { dueOn: dayNumbered(due) }),
  };
}

/** Gives each value its place in the order of first appearance. */
function numbering<T>() {
  const places = new Map<T, number>();
  const values: T[] = [];
  const place = (value: T): number => {
    let at = places.get(value);
    if (at === undefined) {
      at = values.push(value) - 1;
      places.set(value, at);
    }
    return at;
  };
  return { place, values };
}
