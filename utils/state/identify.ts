import { findByDomains, findByEmails } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import { domainOf, type Email, withoutTag } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import { isFreeMail } from '@/utils/identity/free-mail';
import { type Match, matchAll } from '@/utils/identity/match';
import { isOwn, ownOf } from '@/utils/identity/own';
import { freeMailDomains, getSetting, ownIdentities } from '@/utils/settings/items';

/** What the settings say about addresses. */
export interface Identities {
  isOwn(email: Email): boolean;
  isFreeMail(domain: DomainName): boolean;
}

/** Reads the user's own addresses and mail providers from the settings. */
export async function readIdentities(db: Database): Promise<Identities> {
  const [typed, providers] = await Promise.all([getSetting(db, ownIdentities), getSetting(db, freeMailDomains)]);
  const extra = providers.flatMap((entry) => parseDomain(entry) ?? []);
  const isFree = (domain: DomainName) => isFreeMail(domain, extra);
  const own = ownOf(typed, isFree);
  return { isOwn: (email) => isOwn(email, own), isFreeMail: isFree };
}

/** Whether an address is ours on this page: by the settings, or because the page tells that it is the account in use or of its domain. */
export function ownOn({ self }: Sighting, { isOwn: isOwnBySettings, isFreeMail: isFree }: Identities): (email: Email) => boolean {
  const domains = self.map(domainOf).filter((domain) => !isFree(domain));
  return (email) => isOwnBySettings(email) || self.includes(email) || self.includes(withoutTag(email)) || domains.includes(domainOf(email));
}

/** The customers behind these addresses. */
export function identify(db: Database, emails: readonly Email[], identities: Identities): Promise<ReadonlyMap<Email, Match>> {
  return matchAll(emails, {
    byEmails: (wanted) => findByEmails(db, wanted),
    byDomains: (wanted) => findByDomains(db, wanted),
    isFreeMail: identities.isFreeMail,
  });
}
