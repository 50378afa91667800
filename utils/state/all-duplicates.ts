import { BLOCK } from '@/utils/db/customer-block';
import { everyCustomer } from '@/utils/db/customers';
import { idHash } from '@/utils/db/hash';
import type { Database } from '@/utils/db/schema';
import { bareCompanyName } from '@/utils/domain/company-name';
import type { Customer } from '@/utils/domain/customer';
import { type DomainName, selfAndParents } from '@/utils/domain/domain-name';
import { domainOf } from '@/utils/domain/email';
import { normaliseName } from '@/utils/domain/name';
import { differing, pairKey } from '@/utils/identity/different';
import { type Twin, twinKeysOf, twinsAmong } from '@/utils/identity/duplicates';
import { differentPairs } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import { readIdentities } from './identify';

/** Two records that may be the same customer. The one that came first is kept where they are merged. */
export interface SuggestedPair extends Omit<Twin, 'customer'> {
  readonly key: string;
  readonly first: Customer;
  readonly second: Customer;
}

export interface LookOptions {
  /** Told from 0 to 1. */
  onProgress?(done: number): void;
  readonly signal?: AbortSignal;
}

/** A key that more customers share tells nobody apart: a switchboard's number, a holding's domain. */
const MOST_SHARING = 8;

/** More suggestions than that nobody works through at once; the likely ones go before. */
const MOST_PAIRS = 2000;

/**
 * All records that may be the same customer, most likely first. Goes through everybody twice, a batch at a time between which the page
 * answers: first only bits are kept of the keys that were seen, then those customers alone who share one. Rejects when the signal aborts.
 */
export async function suggestedPairs(db: Database, { onProgress, signal }: LookOptions = {}): Promise<readonly SuggestedPair[]> {
  const count = (await db.count('customers')) * BLOCK;
  const shared = createSharedKeys(count);
  let looked = 0;
  const look = async (at: (customer: Customer) => void) => {
    for await (const batch of everyCustomer(db)) {
      signal?.throwIfAborted();
      for (const customer of batch) if (customer.mergedInto === undefined) at(customer);
      looked += batch.length;
      onProgress?.(Math.min(1, looked / Math.max(1, 2 * count)));
      await breath();
    }
  };
  await look((customer) => {
    for (const key of pairingKeys(customer)) shared.see(key);
  });
  const groups = new Map<string, Customer[]>();
  await look((customer) => {
    for (const key of pairingKeys(customer)) {
      if (!shared.isShared(key)) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [customer]);
      else if (group.length <= MOST_SHARING) group.push(customer);
    }
  });
  const [pairs, { isFreeMail }] = await Promise.all([getSetting(db, differentPairs), readIdentities(db)]);
  return pairsIn(groups.values(), differing(pairs), isFreeMail);
}

type IsFreeMail = (domain: DomainName) => boolean;

function pairsIn(groups: Iterable<readonly Customer[]>, isDifferent: ReturnType<typeof differing>, isFreeMail: IsFreeMail) {
  const pairs = new Map<string, SuggestedPair>();
  for (const group of groups) {
    if (group.length > MOST_SHARING) continue;
    for (const [index, first] of group.entries()) {
      const others = group.slice(index + 1).filter(({ id }) => !pairs.has(pairKey(first.id, id)) && !isDifferent(first.id, id));
      for (const { customer: second, reasons, confidence } of twinsAmong(first, others, isFreeMail)) {
        const key = pairKey(first.id, second.id);
        pairs.set(key, { key, first, second, reasons, confidence });
      }
    }
  }
  const rank = ({ confidence, reasons }: SuggestedPair) => (confidence === 'likely' ? 100 : 0) + reasons.length;
  return [...pairs.values()].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_PAIRS);
}

/** Two who share none of these are not suggested: `twinsAmong` gives a reason only where there is one. */
function* pairingKeys(customer: Customer): Generator<string> {
  const { kind, name, emails, companyId } = customer;
  const keys = twinKeysOf(customer);
  for (const email of keys.emails) yield `${kind} @ ${email}`;
  for (const phone of keys.phones) yield `${kind} # ${phone}`;
  if (kind === 'company') {
    yield `company ${bareCompanyName(name)}`;
    for (const domain of keys.domains) yield `company / ${domain}`;
    return;
  }
  const own = normaliseName(name);
  if (companyId !== undefined) yield `person ${own} in ${companyId}`;
  const domains = new Set(emails.slice(0, MOST_SHARING).flatMap((email) => selfAndParents(domainOf(email))));
  for (const domain of domains) yield `person ${own} at ${domain}`;
}

/** Which keys were seen more than once, in two bits a place: a few are said to be that were not, and none is missed. */
function createSharedKeys(customers: number) {
  const places = 2 ** Math.min(28, Math.max(16, Math.ceil(Math.log2(customers * PLACES_EACH + 1))));
  const [once, twice] = [new Uint8Array(places / 8), new Uint8Array(places / 8)];
  const placeOf = (key: string) => idHash(key) % places;
  const has = (bits: Uint8Array, place: number) => ((bits[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
  const mark = (bits: Uint8Array, place: number) => {
    bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7));
  };
  return {
    see(key: string): void {
      const place = placeOf(key);
      mark(has(once, place) ? twice : once, place);
    },
    isShared: (key: string): boolean => has(twice, placeOf(key)),
  };
}

/** Of four or five keys each, one in fifty meets another by chance. */
const PLACES_EACH = 256;

/** Lets the page answer keys and clicks. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));
