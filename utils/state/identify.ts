import { findByDomains, findByEmails, findByPhones, findTelling, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import { type DomainName, isWithin, parseDomain } from '@/utils/domain/domain-name';
import { domainOf, type Email, withoutTag } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import { differing, type IsDifferent } from '@/utils/identity/different';
import { isFreeMail } from '@/utils/identity/free-mail';
import { type LookUps, type Match, matchAll, type Wanted } from '@/utils/identity/match';
import { type Lead, matchClues } from '@/utils/identity/match-clues';
import { isOwn, ownOf } from '@/utils/identity/own';
import { parsePhone, regionOf } from '@/utils/identity/phone';
import { siteOf } from '@/utils/identity/sites';
import { differentPairs, freeMailDomains, ownIdentities, serviceCost } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';

/** What the settings say about addresses. */
export interface Identities {
  isOwn(email: Email): boolean;
  isOwnDomain(domain: DomainName): boolean;
  isFreeMail(domain: DomainName): boolean;
}

/** Reads the user's own addresses and mail providers from the settings. */
export async function readIdentities(db: Database): Promise<Identities> {
  const [typed, providers] = await Promise.all([getSetting(db, ownIdentities), getSetting(db, freeMailDomains)]);
  const extra = providers.flatMap((entry) => parseDomain(entry) ?? []);
  const isFree = (domain: DomainName) => isFreeMail(domain, extra);
  const own = ownOf(typed, isFree);
  return {
    isOwn: (email) => isOwn(email, own),
    isOwnDomain: (domain) => own.domains.some((ours) => isWithin(domain, ours)),
    isFreeMail: isFree,
  };
}

/** What is ours on this page: by the settings, or because the page tells that it is the account in use or of its domain. */
export function identitiesOn({ self }: Sighting, { isOwn: isOwnBySettings, isOwnDomain, isFreeMail: isFree }: Identities): Identities {
  const domains = self.map(domainOf).filter((domain) => !isFree(domain));
  return {
    isOwn: (email) =>
      isOwnBySettings(email) || self.includes(email) || self.includes(withoutTag(email)) || domains.includes(domainOf(email)),
    isOwnDomain: (domain) => isOwnDomain(domain) || domains.includes(domain),
    isFreeMail: isFree,
  };
}

/** The customers behind these addresses; of records that were merged, those that are left. */
export async function identify(db: Database, wanted: readonly Wanted[], identities: Identities): Promise<ReadonlyMap<Email, Match>> {
  return matchAll(wanted, lookUpsIn(db, identities, differing(await getSetting(db, differentPairs))));
}

/** The customers whom a page is about that shows nobody we know: by its site, the sites it names, its telephone numbers. */
export async function identifyByClues(db: Database, sighting: Sighting, identities: Identities): Promise<Lead[]> {
  const { currency } = await getSetting(db, serviceCost);
  const region = regionOf(Intl.DateTimeFormat().resolvedOptions().locale, currency);
  const site = siteOf(sighting);
  const clues = {
    site: sighting.domains.find((domain) => domain === site),
    named: sighting.domains.filter((domain) => domain !== site),
    phones: [...new Set(sighting.phones.flatMap((text) => parsePhone(text, region) ?? []))],
  };
  return matchClues(clues, lookUpsIn(db, identities));
}

const lookUpsIn = (db: Database, { isFreeMail: isFree }: Identities, isDifferent: IsDifferent = () => false): LookUps => ({
  byEmails: async (wanted) => left(db, await findByEmails(db, wanted)),
  byDomains: async (wanted) => left(db, await findByDomains(db, wanted)),
  byPhones: async (wanted) => left(db, await findByPhones(db, wanted)),
  byMailboxes: async (wanted) => left(db, await findTelling(db, 'alike', wanted)),
  byNames: async (wanted) => {
    const found = await left(db, await findTelling(db, 'name', wanted));
    return new Map([...found].map(([name, all]) => [name, all.filter(({ kind }) => kind === 'person')]));
  },
  peopleOf: async ({ id }) =>
    (await findTelling(db, 'company', [id])).get(id)?.filter((one) => one.companyId === id && one.mergedInto === undefined) ?? [],
  isFreeMail: isFree,
  isDifferent,
});

/** What was found, with each record that was merged replaced by the one that is left; each once. */
async function left<Key>(db: Database, found: ReadonlyMap<Key, readonly Customer[]>): Promise<Map<Key, Customer[]>> {
  const entries = [...found];
  const all = entries.flatMap(([, customers]) => customers);
  if (all.every(({ mergedInto }) => mergedInto === undefined)) return new Map(entries.map(([key, customers]) => [key, [...customers]]));
  const resolved = await resolveMerged(db, all);
  const leftOf = new Map(all.map(({ id }, index) => [id, resolved[index]]));
  return new Map(
    entries.map(([key, customers]) => [
      key,
      [...new Map(customers.map((one) => leftOf.get(one.id) ?? one).map((one) => [one.id, one])).values()],
    ]),
  );
}
