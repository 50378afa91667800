import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Interaction, InteractionId } from '@/utils/domain/interaction';
import type { LedgerEntry, LedgerEntryId, LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { type CivilDate, type Millis, noonOf } from '@/utils/domain/time';
import type { ServiceCost } from '@/utils/economics/cost-to-serve';

export const EUR = 'EUR' as Currency;
export const USD = 'USD' as Currency;
export const day = (text: string): CivilDate => text as CivilDate;

/** 45 an hour, as the user confirmed. */
export const confirmed: ServiceCost = { currency: EUR, minorPerHour: 45_00, minutesPerContact: 12, isConfirmed: true };

let count = 0;
function next(): string {
  count += 1;
  return `record-${count}`;
}

/** A ledger entry of Ada's, in euros, unless said otherwise. */
export const entry = (kind: LedgerKind, minor: number, on: string, rest: Partial<LedgerEntry> = {}): LedgerEntry => {
  const id = next();
  return { id: id as LedgerEntryId, customerId: 'ada' as CustomerId, on: day(on), kind, minor, currency: EUR, sourceKey: id, ...rest };
};

/** A ticket of Ada's. */
export const ticket = (on: string, minutes?: number): Interaction => ({
  id: next() as InteractionId,
  customerId: 'ada' as CustomerId,
  at: noonOf(day(on)),
  channel: 'ticket',
  team: 'support',
  direction: 'in',
  summary: 'a question',
  revision: 1,
  ...(minutes === undefined ? {} : { minutes }),
});

export const customer = (id: string, rest: Partial<Customer> = {}): Customer => ({
  id: id as CustomerId,
  kind: 'person',
  name: id,
  emails: [],
  domains: [],
  phones: [],
  tags: [],
  sourceKeys: [],
  createdAt: 0 as Millis,
  updatedAt: 0 as Millis,
  revision: 1,
  ...rest,
});
