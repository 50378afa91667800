import { customersIn } from '@/utils/db/customer-records';
import { type Replaced, replacedOf } from '@/utils/db/history';
import { ledgerOf, ledgerStores } from '@/utils/db/ledger-records';
import { packStores, rowsOfAll } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { reading, type Session } from '@/utils/db/session';
import type { Customer } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Voice } from '@/utils/domain/voice';

/** Everything that is recorded about one customer: one line of a backup, and what one gets who asks what we know of them. */
export interface Bundle {
  readonly customer: Customer;
  readonly ledger: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly opportunities: readonly Opportunity[];
  /** Earlier revisions of these records. */
  readonly replaced: readonly Replaced[];
}

/** The stores that bundles are read from. */
export const bundleStores = [...ledgerStores, ...packStores, 'history'] as const;

/** Blocks of customers that are read in one transaction. */
const BATCH = 16;

/** The bundles of all customers, in the order in which these came. Memory holds those of some blocks. */
export async function* everyBundle(db: Database): AsyncGenerator<Bundle> {
  const blocks = await db.getAllKeys('customers');
  for (let at = 0; at < blocks.length; at += BATCH) {
    const some = blocks.slice(at, at + BATCH);
    yield* await reading(db, bundleStores, async (session) => bundlesOf(session, await customersIn(session, some)));
  }
}

/** The bundles of these customers. */
export async function bundlesOf(session: Session, customers: readonly Customer[]): Promise<Bundle[]> {
  const ids = customers.map(({ id }) => id);
  const [ledger, interactions, voices, opportunities] = await Promise.all([
    ledgerOf(session, ids),
    rowsOfAll(session, 'interactions', ids),
    rowsOfAll(session, 'voices', ids),
    rowsOfAll(session, 'opportunities', ids),
  ]);
  return Promise.all(
    customers.map(async (customer): Promise<Bundle> => {
      const own = {
        ledger: ledger.get(customer.id) ?? [],
        interactions: interactions.get(customer.id) ?? [],
        voices: voices.get(customer.id) ?? [],
        opportunities: opportunities.get(customer.id) ?? [],
      };
      const edited = [customer, ...packStores.flatMap((store): readonly (typeof own)[typeof store][number][] => own[store])].filter(
        ({ revision }) => revision > 1,
      );
      const replaced = await Promise.all(edited.map(({ id }) => replacedOf(session.transaction, id)));
      return { customer, ...own, replaced: replaced.flat() };
    }),
  );
}
