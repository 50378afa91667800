import providers from 'email-providers/all.json';
import { type DomainName, isWithin } from '@/utils/domain/domain-name';

const known: ReadonlySet<string> = new Set(providers);

/** Whether anybody can have an address at the domain, so that it says nothing about a company: the public list, and the user's own additions with their subdomains. */
export const isFreeMail = (domain: DomainName, extra: readonly DomainName[] = []): boolean =>
  known.has(domain) || extra.some((added) => isWithin(domain, added));
