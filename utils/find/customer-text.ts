import type { Customer } from '@/utils/domain/customer';
import { searchText } from './search-text';

/** Addresses that count: more of them are found through the customer's other words. */
const ADDRESSES = 3;
/** Digits that tell telephone numbers apart however their beginning is dialled: `+49 170 1234567`, `0170/1234567`. */
const DIGITS = 9;

/** What a customer is found by: name first, then addresses and domains, tags, role and telephone numbers. */
export function customerText({ name, emails, domains, phones, tags, role = '' }: Customer): string {
  const hosts = [...emails.slice(0, ADDRESSES), ...domains.slice(0, ADDRESSES)];
  return [...new Set(searchText([name, ...hosts, ...tags, role, ...phones.map(lastDigits)].join(' ')).split(' '))].join(' ');
}

/** What somebody types, as it is looked for in the texts of customers. */
export function queryText(query: string): string {
  const digits = lastDigits(query);
  return /^[\d\s+()./-]+$/.test(query) && digits.length >= 6 ? digits : searchText(query);
}

const lastDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-DIGITS);
