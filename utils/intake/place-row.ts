import type { CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CompetitorId } from '@/utils/domain/voice';
import type { Whose } from './customer-rows';
import type { Directory } from './directory';
import type { ErasedRows } from './erased-rows';
import { findCompany, findCustomer } from './find-customer';
import type { ReadFact } from './parse-facts';
import { type ParsedRow, whoseRow } from './parse-row';
import { type Making, type Outcome, placeCustomer } from './place-customer';
import { competitorIn, type Fact, type FactChanged, placeFact } from './place-fact';
import { type LedgerChange, placeLedgerRow } from './place-ledger';
import type { Refusal } from './refusal';

/** What a row does to what is known: its customer stands in the directory, its change of the ledger or of a fact is still to be written. */
export interface Placed {
  readonly outcome: Outcome;
  readonly customerId: CustomerId;
  readonly ledger?: LedgerChange;
  readonly fact?: FactChanged;
}

/** What is kept of what rows can mean. */
export interface Kept {
  /** The entries kept under a document's key. */
  entriesOf(documentKey: string): readonly LedgerEntry[];
  /** The fact kept under a source key. */
  factOf(sourceKey: string): Fact | undefined;
  /** The competitor of that name, made where there is none. */
  rivalNamed(name: string): CompetitorId;
  /** Who was erased, and comes back only where the user says so. */
  readonly erased: ErasedRows;
}

/** Finds or makes a row's customer and compares the row with what is kept. */
export function placeRow(parsed: ParsedRow, directory: Directory, kept: Kept, making: Making): Result<Placed, Refusal> {
  const whose = withoutErasedCompany(whoseRow(parsed), directory, kept.erased);
  const found = findCustomer(whose, directory);
  if (!found.ok) return err({ row: parsed.row.row, reason: { kind: 'several-customers', text: whose.written } });
  const erasedOn = found.value === undefined ? kept.erased.on(whose) : undefined;
  if (erasedOn !== undefined) return err({ row: parsed.row.row, reason: { kind: 'erased', on: erasedOn } });
  if (parsed.kind === 'customer') {
    const { customer, outcome } = placeCustomer(whose, found.value, directory, making);
    return ok({ outcome, customerId: customer.id });
  }
  const { id: customerId } = found.value ?? placeCustomer(whose, undefined, directory, making).customer;
  if (parsed.kind === 'ledger') {
    if (parsed.documentKey === undefined) return ok({ outcome: 'unchanged', customerId });
    const ledger = placeLedgerRow(parsed.row, parsed.documentKey, customerId, kept.entriesOf(parsed.documentKey), making);
    return ok({ outcome: ledger.outcome, customerId, ledger });
  }
  return ok(placed(parsed, customerId, kept, making));
}

/** A person stays welcome whose company was erased, and belongs to nobody. */
function withoutErasedCompany(row: Whose, directory: Directory, erased: ErasedRows): Whose {
  const { company, ...rest } = row;
  if (row.kind !== 'person' || company === undefined || !erased.hasCompany(company)) return row;
  return findCompany(company, directory) === undefined ? rest : row;
}

function placed(read: ReadFact, customerId: CustomerId, kept: Kept, making: Making): Placed {
  const { sourceKey } = read;
  if (sourceKey === undefined) return { outcome: 'unchanged', customerId };
  const rival = competitorIn(read);
  const parties = { customerId, ...(rival === undefined ? {} : { competitorId: kept.rivalNamed(rival) }) };
  const fact = placeFact({ ...read, sourceKey }, parties, kept.factOf(sourceKey), making);
  return { outcome: fact.outcome, customerId, fact };
}
