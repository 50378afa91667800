import { ledgerOf, ledgerStores } from '@/utils/db/ledger-records';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { createTally, type Sums, sumsOf, type Tally } from './sums';

/** A total of a customer file that differs from the ledger's, in minor units. */
export interface Difference {
  readonly customer: string;
  readonly field: 'revenue' | 'cost' | 'open';
  readonly currency: Currency;
  readonly inFile: number;
  readonly inLedger: number;
}

/** How the totals of customer files fit the ledger, over customers that have both in one currency. */
export interface Comparison {
  readonly compared: number;
  readonly differing: number;
  /** The first ones. */
  readonly differences: readonly Difference[];
}

const SHOWN = 50;
const BATCH = 500;

/** Compares each customer's summary with its ledger as it would be: what the database holds, and `pending` on top. */
export async function compareTotals(
  db: Database,
  customers: readonly Customer[],
  pending: ReadonlyMap<CustomerId, Tally>,
): Promise<Comparison> {
  const subjects = customers.filter(({ summary }) => summary !== undefined);
  const differences: Difference[] = [];
  let compared = 0;
  let differing = 0;
  for (let at = 0; at < subjects.length; at += BATCH) {
    const batch = subjects.slice(at, at + BATCH);
    const ids = batch.map(({ id }) => id);
    const held = await reading(db, ledgerStores, (session) => ledgerOf(session, ids));
    for (const customer of batch) {
      const ledger = totalOf(customer, held.get(customer.id) ?? [], pending.get(customer.id));
      if (ledger === undefined) continue;
      const found = differencesOf(customer, ledger);
      compared += 1;
      differing += found.length > 0 ? 1 : 0;
      if (differences.length < SHOWN) differences.push(...found);
    }
  }
  return { compared, differing, differences: differences.slice(0, SHOWN) };
}

/** Undefined where there is nothing to compare: no ledger, or one in another currency as well. */
function totalOf({ summary }: Customer, held: readonly LedgerEntry[], pending: Tally | undefined): Sums | undefined {
  const tally = createTally();
  for (const entry of held) tally.add(sumsOf(entry));
  for (const sums of pending?.all() ?? []) tally.add(sums);
  const currencies = tally.all().map(({ currency }) => currency);
  return summary !== undefined && currencies.length === 1 && currencies[0] === summary.currency ? tally.of(summary.currency) : undefined;
}

function differencesOf({ name, summary }: Customer, ledger: Sums): Difference[] {
  return (['revenue', 'cost', 'open'] as const).flatMap((field) => {
    const inFile = summary?.[field];
    if (inFile === undefined || inFile === ledger[field]) return [];
    return [{ customer: name, field, currency: ledger.currency, inFile, inLedger: ledger[field] }];
  });
}
