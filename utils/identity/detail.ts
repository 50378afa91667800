import type { Customer } from '@/utils/domain/customer';
import { readableDomain, readableEmail } from './readable';

/** What tells a customer from a namesake, in a line: the role, the company, and two addresses, domains or numbers. May be empty. */
export const detailOf = ({ role, emails, domains, phones }: Customer, companyName?: string): string =>
  [role, companyName, ...[...emails.map(readableEmail), ...domains.map(readableDomain), ...phones].slice(0, 2)]
    .filter((part) => part !== undefined)
    .join(', ');
