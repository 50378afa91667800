import type { LedgerColumns } from '@/utils/domain/ledger-columns';
import type { Currency } from '@/utils/domain/money';
import { dayNumbered } from '@/utils/domain/time';
import type { Exchange } from '../exchange';
import type { SlotSpan } from './span-books';

/** One ledger row of a customer in the span, in the common currency. The object is used again for the next row. */
export interface SpanRow {
  /** The customer's place in the span. */
  at: number;
  /** YYYYMMDD. */
  on: number;
  /** A place in `ledgerKinds`. */
  kind: number;
  flags: number;
  currency: Currency;
  /** NaN where there is no rate for the day. */
  amount: number;
}

/** Shows each row of the span's customers, page by page; pages may hold rows of others. */
export function eachRow(
  pages: readonly LedgerColumns[],
  { first, count }: SlotSpan,
  { currency, exchange }: { readonly currency: Currency; readonly exchange: Exchange },
  show: (row: Readonly<SpanRow>) => void,
): void {
  const row: SpanRow = { at: 0, on: 0, kind: 0, flags: 0, currency, amount: 0 };
  let slots: LedgerColumns['slots'] | undefined;
  let places = new Int32Array();
  for (const page of pages) {
    if (page.slots !== slots) places = Int32Array.from(page.slots, (slot) => (slot >= first && slot < first + count ? slot - first : -1));
    slots = page.slots;
    for (let index = 0; index < page.minor.length; index += 1) {
      row.at = places[page.customer[index] ?? 0] ?? -1;
      if (row.at < 0) continue;
      row.on = page.on[index] ?? 0;
      row.kind = page.kind[index] ?? 0;
      row.flags = page.flags[index] ?? 0;
      row.currency = page.currencies[page.currency[index] ?? 0] ?? currency;
      row.amount = page.minor[index] ?? 0;
      if (row.currency !== currency) {
        const own = { minor: row.amount, currency: row.currency };
        row.amount = exchange(own, currency, dayNumbered(row.on))?.minor ?? Number.NaN;
      }
      show(row);
    }
  }
}
