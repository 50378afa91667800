import { type DomainName, isWithin, parseDomain } from '@/utils/domain/domain-name';
import { domainOf, type Email, parseEmail, withoutTag } from '@/utils/domain/email';

/** Who we are: what the user set. */
export interface Own {
  readonly emails: readonly Email[];
  readonly domains: readonly DomainName[];
}

/** Reads the user's own addresses and domains as they typed them. An own address makes its domain own, unless anybody can have an address there. */
export function ownOf(typed: readonly string[], isFreeMail: (domain: DomainName) => boolean): Own {
  const emails = typed.flatMap((entry) => parseEmail(entry) ?? []);
  const named = typed.filter((entry) => !entry.includes('@')).flatMap((entry) => parseDomain(entry) ?? []);
  const ofEmails = emails.map(domainOf).filter((domain) => !isFreeMail(domain));
  return { emails, domains: [...new Set([...named, ...ofEmails])] };
}

/** Whether the address is ours: listed, a `+tag` of one listed, or under an own domain. */
export function isOwn(email: Email, { emails, domains }: Own): boolean {
  const domain = domainOf(email);
  return emails.includes(email) || emails.includes(withoutTag(email)) || domains.some((own) => isWithin(domain, own));
}
