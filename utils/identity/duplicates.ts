import { bareCompanyName } from '@/utils/domain/company-name';
import type { Customer } from '@/utils/domain/customer';
import { type DomainName, selfAndParents } from '@/utils/domain/domain-name';
import { domainOf, type Email } from '@/utils/domain/email';
import { mailboxOf } from '@/utils/domain/mailbox';
import { normaliseName } from '@/utils/domain/name';
import { phoneKey } from '@/utils/domain/phone';
import type { Confidence } from '@/utils/spotting/rank';
import { isSharedMailbox } from './shared-mailbox';

/** Why two records may be the same customer. */
export type TwinReason =
  | { readonly kind: 'address' | 'mailbox'; readonly email: Email }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'nameAtCompany' | 'companyName' }
  | { readonly kind: 'nameAtDomain' | 'domain'; readonly domain: DomainName };

/** A record that may be the same customer as another. */
export interface Twin {
  readonly customer: Customer;
  /** At least one. */
  readonly reasons: readonly TwinReason[];
  readonly confidence: Exclude<Confidence, 'sure'>;
}

/** What a customer's twins can be found by: whoever shares none of these is none. */
export interface TwinKeys {
  readonly emails: readonly Email[];
  /** Mailboxes, and a company's name without its legal form. */
  readonly alike: readonly string[];
  readonly phones: readonly string[];
  readonly domains: readonly DomainName[];
  readonly names: readonly string[];
}

/** How many keys of a kind are followed; few customers have as many. */
const MOST = 16;

export function twinKeysOf({ kind, name, emails, phones, domains }: Customer): TwinKeys {
  const own = emails.filter((email) => !isSharedMailbox(email)).slice(0, MOST);
  const mailboxes = own.map(mailboxOf);
  const bare = kind === 'company' ? [bareCompanyName(name)] : [];
  return {
    emails: [...new Set([...own, ...mailboxes])],
    alike: [...new Set([...mailboxes, ...bare])],
    phones: [...new Set(phones.map(phoneKey).filter((key) => key !== ''))].slice(0, MOST),
    domains: domains.slice(0, MOST),
    names: kind === 'company' ? [...new Set([normaliseName(name), ...bare])] : [normaliseName(name)],
  };
}

/**
 * Which of the others may be the same customer, most likely first. Two reasons are stronger than one; a telephone number is shared by
 * many who are not the same, and so are a company's domain and its name without the legal form.
 */
export function twinsAmong(customer: Customer, others: readonly Customer[], isFreeMail: (domain: DomainName) => boolean): Twin[] {
  const twins = others
    .filter((other) => other.id !== customer.id && other.kind === customer.kind)
    .map((other): Twin => {
      const reasons = customer.kind === 'person' ? ofPeople(customer, other, isFreeMail) : ofCompanies(customer, other);
      const isLikely = reasons.length > 1 || reasons.some(({ kind }) => LIKELY.has(kind));
      return { customer: other, reasons, confidence: isLikely ? 'likely' : 'guess' };
    })
    .filter(({ reasons }) => reasons.length > 0);
  return twins.sort((a, b) => Number(b.confidence === 'likely') - Number(a.confidence === 'likely') || b.reasons.length - a.reasons.length);
}

const LIKELY: ReadonlySet<TwinReason['kind']> = new Set(['address', 'mailbox', 'nameAtCompany', 'nameAtDomain']);

function ofPeople(a: Customer, b: Customer, isFreeMail: (domain: DomainName) => boolean): TwinReason[] {
  const isNamesake = normaliseName(a.name) === normaliseName(b.name);
  const isAtCompany = isNamesake && a.companyId !== undefined && a.companyId === b.companyId;
  const domain = isNamesake && !isAtCompany ? commonDomain(a, b, isFreeMail) : undefined;
  return [
    ...byAddress(a, b),
    ...byPhone(a, b),
    ...(isAtCompany ? [{ kind: 'nameAtCompany' } as const] : []),
    ...(domain === undefined ? [] : [{ kind: 'nameAtDomain', domain } as const]),
  ];
}

function ofCompanies(a: Customer, b: Customer): TwinReason[] {
  const domain = a.domains.find((each) => b.domains.includes(each));
  return [
    ...(bareCompanyName(a.name) === bareCompanyName(b.name) ? [{ kind: 'companyName' } as const] : []),
    ...(domain === undefined ? [] : [{ kind: 'domain', domain } as const]),
    ...byAddress(a, b),
    ...byPhone(a, b),
  ];
}

/** What several people read says nothing. */
function byAddress(a: Customer, b: Customer): TwinReason[] {
  const own = a.emails.filter((email) => !isSharedMailbox(email));
  const same = own.find((email) => b.emails.includes(email));
  if (same !== undefined) return [{ kind: 'address', email: same }];
  const boxes = b.emails.map(mailboxOf);
  const alike = own.find((email) => boxes.includes(mailboxOf(email)));
  return alike === undefined ? [] : [{ kind: 'mailbox', email: alike }];
}

function byPhone(a: Customer, b: Customer): TwinReason[] {
  const keys = b.phones.map(phoneKey);
  const phone = a.phones.find((each) => phoneKey(each) !== '' && keys.includes(phoneKey(each)));
  return phone === undefined ? [] : [{ kind: 'phone', phone }];
}

/** A domain that both have an address at, or under; not a mail provider's. */
function commonDomain(a: Customer, b: Customer, isFreeMail: (domain: DomainName) => boolean): DomainName | undefined {
  const of = ({ emails }: Customer) => emails.map(domainOf).filter((domain) => !selfAndParents(domain).some((each) => isFreeMail(each)));
  return of(a).find((domain) => of(b).some((other) => selfAndParents(other).includes(domain) || selfAndParents(domain).includes(other)));
}
