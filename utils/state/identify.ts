import { findByDomains, findByEmails, findByPhones } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import { type DomainName, isWithin, parseDomain } from '@/utils/domain/domain-name';
import { domainOf, type Email, withoutTag } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import { isFreeMail } from '@/utils/identity/free-mail';
import { type Lead, type LookUps, type Match, matchAll, matchClues } from '@/utils/identity/match';
import { isOwn, ownOf } from '@/utils/identity/own';
import { parsePhone, regionOf } from '@/utils/identity/phone';
import { siteOf } from '@/utils/identity/sites';
import { freeMailDomains, getSetting, ownIdentities, serviceCost } from '@/utils/settings/items';

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

/** The customers behind these addresses. */
export const identify = (db: Database, emails: readonly Email[], identities: Identities): Promise<ReadonlyMap<Email, Match>> =>
  matchAll(emails, lookUpsIn(db, identities));

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

const lookUpsIn = (db: Database, { isFreeMail: isFree }: Identities): LookUps => ({
  byEmails: (wanted) => findByEmails(db, wanted),
  byDomains: (wanted) => findByDomains(db, wanted),
  byPhones: (wanted) => findByPhones(db, wanted),
  isFreeMail: isFree,
});
