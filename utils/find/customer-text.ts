import type { Customer } from '@/utils/domain/customer';
import { phoneKey } from '@/utils/domain/phone';
import { searchText } from './search-text';

/** Addresses that count: more of them are found through the customer's other words. */
const ADDRESSES = 3;

/** What a customer is found by: name first, then addresses and domains, tags, role and telephone numbers. */
export function customerText({ name, emails, domains, phones, tags, role = '' }: Customer): string {
  const hosts = [...emails.slice(0, ADDRESSES), ...domains.slice(0, ADDRESSES)];
  return [...new Set(searchText([name, ...hosts, ...tags, role, ...phones.map(phoneKey)].join(' ')).split(' '))].join(' ');
}

/** What somebody types, as it is looked for in the texts of customers. */
export function queryText(query: string): string {
  const phone = phoneKey(query);
  return /^[\d\s+()./-]+$/.test(query) && phone !== '' ? phone : searchText(query);
}
