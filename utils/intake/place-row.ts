import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CustomerRow } from './customer-rows';
import type { Directory } from './directory';
import { findCustomer } from './find-customer';
import type { ParsedRow } from './parse-row';
import { type Making, type Outcome, placeCustomer } from './place-customer';
import { type LedgerChange, placeLedgerRow } from './place-ledger';
import type { Refusal } from './refusal';

/** What a row does to what is known: its customer stands in the directory, its ledger change is still to be written. */
export interface Placed {
  readonly outcome: Outcome;
  readonly customerId: CustomerId;
  readonly ledger?: LedgerChange;
}

/** Finds or makes a row's customer and compares the row with what is kept. `entriesOf` gives the entries kept under a document's key. */
export function placeRow(
  parsed: ParsedRow,
  directory: Directory,
  entriesOf: (documentKey: string) => readonly LedgerEntry[],
  making: Making,
): Result<Placed, Refusal> {
  const whose = parsed.kind === 'customer' ? parsed.row : parsed.row.customer;
  const found = findCustomer(whose, directory);
  if (!found.ok) return err({ row: whose.row, reason: { kind: 'several-customers', text: whose.written } });
  if (parsed.kind === 'customer') {
    const { customer, outcome } = placeCustomer(parsed.row, found.value, directory, making);
    return ok({ outcome, customerId: customer.id });
  }
  const customer = found.value ?? placeCustomer(whose, undefined, directory, making).customer;
  if (parsed.documentKey === undefined) return ok({ outcome: 'unchanged', customerId: customer.id });
  const ledger = placeLedgerRow(parsed.row, parsed.documentKey, customer.id, entriesOf(parsed.documentKey), making);
  return ok({ outcome: ledger.outcome, customerId: customer.id, ledger });
}

/** Whom a row is about, for looking up beforehand what the directory has to know. */
export const whoseRow = (parsed: ParsedRow): CustomerRow => (parsed.kind === 'customer' ? parsed.row : parsed.row.customer);
