import type { Clue } from '@/utils/domain/clue';
import type { Customer } from '@/utils/domain/customer';
import { type DomainName, selfAndParents } from '@/utils/domain/domain-name';
import type { Phone } from '@/utils/domain/phone';
import type { LookUps } from './match';

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
export async function matchClues(
  { site, named, phones }: Clues,
  { byDomains, byPhones, isFreeMail }: Pick<LookUps, 'byDomains' | 'byPhones' | 'isFreeMail'>,
): Promise<Lead[]> {
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
