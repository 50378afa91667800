import { findByDomains, findByEmails } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
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

/** The customers behind these addresses. */
export function identify(db: Database, emails: readonly Email[], identities: Identities): Promise<ReadonlyMap<Email, Match>> {
  return matchAll(emails, {
    byEmails: (wanted) => findByEmails(db, wanted),
    byDomains: (wanted) => findByDomains(db, wanted),
    isFreeMail: identities.isFreeMail,
  });
}
