import { findTelling, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import { normaliseName } from '@/utils/domain/name';
import { differing } from '@/utils/identity/different';
import { type Twin, twinKeysOf, twinsAmong } from '@/utils/identity/duplicates';
import { differentPairs } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';

/** How many are suggested at once. */
const MOST = 5;

/**
 * Who may be the same customer, found by their keys: a look-up per key of this customer, however many customers there are.
 * @param customer as one, with what was merged into it
 */
export async function twinsOf(db: Database, customer: Customer, merged: readonly Customer[]): Promise<Twin[]> {
  const { emails, alike, phones, domains, names } = twinKeysOf(customer);
  const found = await Promise.all([
    findTelling(db, 'email', emails),
    findTelling(db, 'alike', alike),
    findTelling(db, 'phone', phones),
    findTelling(db, 'domain', domains),
    findTelling(db, 'name', names),
  ]);
  const records = found.flatMap((byKey) => [...byKey.values()].flat()).filter(({ kind }) => kind === customer.kind);
  const others = new Map((await resolveMerged(db, records)).map((one) => [one.id, one]));
  others.delete(customer.id);
  if (others.size === 0) return [];
  const isDifferent = differing(await getSetting(db, differentPairs));
  const own = [customer.id, ...merged.map(({ id }) => id)];
  const possible = [...others.values()].filter(({ id }) => !own.some((one) => isDifferent(one, id)));
  return twinsAmong(customer, possible, await freeMail(db, customer, possible)).slice(0, MOST);
}

/** A list of thousands of providers: read where there is a namesake, not with the panel. */
async function freeMail(db: Database, { name }: Customer, others: readonly Customer[]) {
  if (!others.some((other) => normaliseName(other.name) === normaliseName(name))) return () => false;
  const { readIdentities } = await import('./identify');
  return (await readIdentities(db)).isFreeMail;
}
