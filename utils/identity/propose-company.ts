import { toUnicode } from 'punycode.js/punycode.es6.js';
import { getDomainWithoutSuffix } from 'tldts';
import { domainOf, type Email } from '@/utils/domain/email';

/**
 * What a company might be called, from the registrable part of an address's domain by the public suffix list: `ann@mail.acme-tools.co.uk`
 * proposes "Acme Tools". Only a proposal for somebody to correct; a provider's domain proposes nothing.
 */
export function proposeCompany(email: Email, isFreeMail: boolean): string {
  const name = isFreeMail ? null : getDomainWithoutSuffix(domainOf(email), { allowPrivateDomains: true });
  const words = toUnicode(name ?? '')
    .split('-')
    .filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1)).join(' ');
}
