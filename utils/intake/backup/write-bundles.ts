import { customersBy, customersWith, putCustomers } from '@/utils/db/customer-records';
import { clearFacts } from '@/utils/db/erase';
import { forgetReplaced, keepReplaced } from '@/utils/db/history';
import { ledgerOf } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { type Packed, type PackStore, packStores, putRows, rowsOf, rowsOfAll } from '@/utils/db/packs';
import type { Session, WriteSession } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Bundle } from './bundle';

/** Writes these customers as they are in the backup, whatever was there of them. */
export async function replaceCustomers(session: WriteSession, bundles: readonly Bundle[]): Promise<void> {
  const known = await traced(
    session,
    bundles.map(({ customer }) => customer.id),
  );
  await putCustomers(
    session,
    bundles.map(({ customer }) => customer),
  );
  for (const id of known) {
    await clearFacts(session, id);
    await forgetReplaced(session.transaction, id);
  }
  await addFacts(session, bundles);
}

/** Of these, those of whom there is a record or a fact: on a new profile nobody. */
async function traced(session: Session, ids: readonly CustomerId[]): Promise<Set<CustomerId>> {
  const [known, ...facts] = await Promise.all([customersWith(session, ids), ...packStores.map((store) => rowsOfAll(session, store, ids))]);
  return new Set([known, ...facts].flatMap((found) => [...found.keys()]));
}

/** Of two versions of a record the one of the higher revision stays, and the other is kept as an earlier one. */
export async function mergeCustomers(session: WriteSession, bundles: readonly Bundle[]): Promise<void> {
  const own = await knownAs(session, bundles);
  const moved = bundles.map((bundle) => own.get(bundle.customer.id)?.bundle ?? bundle);
  const newer = moved.filter(({ customer }) => customer.revision > (own.get(customer.id)?.known?.revision ?? 0));
  for (const { customer } of newer) {
    const known = own.get(customer.id)?.known;
    if (known !== undefined) await keepReplaced(session.transaction, 'customers', known);
  }
  await putCustomers(
    session,
    newer.map(({ customer }) => customer),
  );
  const ledger = await ledgerOf(
    session,
    moved.map(({ customer }) => customer.id),
  );
  const missing = await Promise.all(
    moved.map(async (bundle): Promise<Bundle> => {
      const keys = new Set(ledger.get(bundle.customer.id)?.map(({ sourceKey }) => sourceKey));
      return {
        ...bundle,
        ledger: bundle.ledger.filter(({ sourceKey }) => !keys.has(sourceKey)),
        interactions: await newerRows(session, 'interactions', bundle.customer.id, bundle.interactions),
        voices: await newerRows(session, 'voices', bundle.customer.id, bundle.voices),
        opportunities: await newerRows(session, 'opportunities', bundle.customer.id, bundle.opportunities),
      };
    }),
  );
  await addFacts(session, missing);
}

interface Known {
  readonly known: Customer | undefined;
  readonly bundle: Bundle;
}

/** Whom we know of them, by the backup's id: by the same id, else by a key of another system, as where two of us brought in the same file. */
export async function knownAs(session: Session, bundles: readonly Bundle[]): Promise<Map<CustomerId, Known>> {
  const byId = await customersWith(
    session,
    bundles.map(({ customer }) => customer.id),
  );
  const byKey = await customersBy(
    session,
    'sourceKey',
    bundles.flatMap(({ customer }) => (byId.has(customer.id) ? [] : customer.sourceKeys)),
  );
  return new Map(
    bundles.flatMap((bundle): [CustomerId, Known][] => {
      const { customer } = bundle;
      const known = byId.get(customer.id);
      if (known !== undefined) return [[customer.id, { known, bundle }]];
      const [same] = customer.sourceKeys.flatMap((key) => byKey.get(key) ?? []);
      return same === undefined ? [] : [[customer.id, { known: same, bundle: given(bundle, same) }]];
    }),
  );
}

/** The facts of a bundle as those of the customer that is known already, whose record stays as it is. */
function given(bundle: Bundle, customer: Customer): Bundle {
  const customerId = customer.id;
  return {
    customer,
    ledger: bundle.ledger.map((entry) => ({ ...entry, customerId })),
    interactions: bundle.interactions.map((row) => ({ ...row, customerId })),
    voices: bundle.voices.map((row) => ({ ...row, customerId })),
    opportunities: bundle.opportunities.map((row) => ({ ...row, customerId })),
    replaced: [],
  };
}

async function newerRows<Store extends PackStore>(
  session: WriteSession,
  store: Store,
  id: CustomerId,
  rows: readonly Packed<Store>[],
): Promise<Packed<Store>[]> {
  if (rows.length === 0) return [];
  const known = new Map((await rowsOf(session, store, id)).map((row) => [row.id as string, row]));
  const newer = rows.filter((row) => row.revision > (known.get(row.id)?.revision ?? 0));
  await Promise.all(
    newer.map((row) => {
      const before = known.get(row.id);
      return before && keepReplaced(session.transaction, store, before);
    }),
  );
  return newer;
}

async function addFacts(session: WriteSession, bundles: readonly Bundle[]): Promise<void> {
  await putLedger(
    session,
    bundles.flatMap(({ ledger }) => ledger.map((after) => ({ after }))),
  );
  await putRows(
    session,
    'interactions',
    bundles.flatMap(({ interactions }) => interactions),
  );
  await putRows(
    session,
    'voices',
    bundles.flatMap(({ voices }) => voices),
  );
  await putRows(
    session,
    'opportunities',
    bundles.flatMap(({ opportunities }) => opportunities),
  );
  const history = session.transaction.objectStore('history');
  await Promise.all(bundles.flatMap(({ replaced }) => replaced.map((earlier) => history.put(earlier))));
}
