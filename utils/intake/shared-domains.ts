import type { Database } from '@/utils/db/schema';
import { type DomainName, isWithin, parseDomain } from '@/utils/domain/domain-name';
import { domainOf, parseEmail } from '@/utils/domain/email';
import { isFreeMail } from '@/utils/identity/free-mail';
import { freeMailDomains, ownIdentities } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import type { IsSharedDomain } from './customer-rows';

/** Neither a mail provider's domain nor one of our own makes a company. */
export async function sharedDomains(db: Database): Promise<IsSharedDomain> {
  const [own, providers] = await Promise.all([getSetting(db, ownIdentities), getSetting(db, freeMailDomains)]);
  const extra = providers.flatMap((text) => parseDomain(text) ?? []);
  const ours: DomainName[] = own.flatMap((text) => {
    const email = parseEmail(text);
    return (email === undefined ? parseDomain(text) : domainOf(email)) ?? [];
  });
  return (domain) => isFreeMail(domain, extra) || ours.some((mine) => isWithin(domain, mine));
}
