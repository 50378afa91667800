import type { Clue } from '@/utils/domain/clue';
import type { Customer } from '@/utils/domain/customer';
import { type DomainName, selfAndParents } from '@/utils/domain/domain-name';
import { domainOf, type Email, withoutTag } from '@/utils/domain/email';
import type { Phone } from '@/utils/domain/phone';
import type { Confidence } from '@/utils/spotting/rank';

/** Which customer an address belongs to, and how we know. */
export interface Match {
  readonly email: Email;
  readonly customer: Customer;
  readonly by: 'address' | 'untaggedAddress' | 'domain';
  /** The domain that matched, where one did. */
  readonly domain?: DomainName;
  readonly confidence: Confidence;
}

/** Where customers are looked up; each answers for many keys at once. */
export interface LookUps {
  byEmails(emails: readonly Email[]): Promise<ReadonlyMap<Email, readonly Customer[]>>;
  byDomains(domains: readonly DomainName[]): Promise<ReadonlyMap<DomainName, readonly Customer[]>>;
  /** Absent where customers cannot be found by telephone number. */
  byPhones(phones: readonly Phone[]): Promise<ReadonlyMap<Phone, readonly Customer[]>>;
  isFreeMail(domain: DomainName): boolean;
}

/** What a page tells of a company without showing anybody: its site, sites that a conversation names, numbers. */
export interface Clues {
  readonly site: DomainName | undefined;
  readonly named: readonly DomainName[];
  readonly phones: readonly Phone[];
}

/** A customer and the clue that led to them. */
export interface Lead {
  readonly customer: Customer;
  readonly clue: Clue;
}

/** The customers that the clues lead to, each once, by the most telling: whose site the page is, whose number it shows, whose site it names. */
export async function matchClues({ site, named, phones }: Clues, { byDomains, byPhones, isFreeMail }: LookUps): Promise<Lead[]> {
  const parentsOf = (domain: DomainName) => selfAndParents(domain).filter((parent) => !isFreeMail(parent));
  const domains = [...(site === undefined ? [] : [site]), ...named];
  const companies = await byDomains([...new Set(domains.flatMap(parentsOf))]);
  const numbers = await byPhones(phones);
  const leadsTo = (kind: 'site' | 'names', domain: DomainName): Lead[] =>
    (companies.get(parentsOf(domain).find((parent) => companies.has(parent)) ?? domain) ?? []).map((customer) => ({
      customer,
      clue: { kind, domain },
    }));
  const leads = [
    ...(site === undefined ? [] : leadsTo('site', site)),
    ...phones.flatMap((phone) => (numbers.get(phone) ?? []).map((customer): Lead => ({ customer, clue: { kind: 'phone', phone } }))),
    ...named.flatMap((domain) => leadsTo('names', domain)),
  ];
  return leads.filter(({ customer }, index) => leads.findIndex((lead) => lead.customer.id === customer.id) === index);
}

/**
 * The customers behind these addresses: by the address itself, else by the address without its `+tag`, else the company that lists the
 * address's domain or one of its parents, longest first. A provider's domain matches no company.
 */
export async function matchAll(emails: readonly Email[], { byEmails, byDomains, isFreeMail }: LookUps): Promise<ReadonlyMap<Email, Match>> {
  const untagged = new Map(emails.map((email) => [email, withoutTag(email)]));
  const found = await byEmails([...new Set([...emails, ...untagged.values()])]);
  const rest = emails.filter((email) => !found.has(email) && !found.has(untagged.get(email) ?? email));
  const domains = new Map(rest.map((email) => [email, selfAndParents(domainOf(email)).filter((domain) => !isFreeMail(domain))]));
  const companies = await byDomains([...new Set([...domains.values()].flat())]);

  const matches = emails.flatMap((email): Match[] => {
    const exact = found.get(email) ?? [];
    const [byAddress] = exact;
    if (byAddress) return [{ email, customer: byAddress, by: 'address', confidence: exact.length === 1 ? 'sure' : 'guess' }];
    const [byUntagged] = found.get(untagged.get(email) ?? email) ?? [];
    if (byUntagged) return [{ email, customer: byUntagged, by: 'untaggedAddress', confidence: 'likely' }];
    const domain = domains.get(email)?.find((candidate) => companies.has(candidate));
    const [company] = domain === undefined ? [] : (companies.get(domain) ?? []);
    return company && domain !== undefined ? [{ email, customer: company, by: 'domain', domain, confidence: 'likely' }] : [];
  });
  return new Map(matches.map((match) => [match.email, match]));
}
