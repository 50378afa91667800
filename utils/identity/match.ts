import type { Customer } from '@/utils/domain/customer';
import { type DomainName, selfAndParents } from '@/utils/domain/domain-name';
import { domainOf, type Email, withoutTag } from '@/utils/domain/email';
import { mailboxOf } from '@/utils/domain/mailbox';
import { normaliseName } from '@/utils/domain/name';
import type { Phone } from '@/utils/domain/phone';
import type { Confidence } from '@/utils/spotting/rank';
import type { IsDifferent } from './different';
import { isSharedMailbox } from './shared-mailbox';

/**
 * How an address leads to a customer: it is theirs; it is without its `+tag`, or reaches the same mailbox as one that is; its domain is
 * listed on the company; several read it at the company; its bearer has their name.
 */
export type MatchedBy = 'address' | 'untaggedAddress' | 'mailbox' | 'domain' | 'sharedMailbox' | 'name';

/** Who it may be, and how we know. */
export interface Candidate {
  readonly customer: Customer;
  readonly by: MatchedBy;
  /** The domain that matched, where one did. */
  readonly domain?: DomainName;
  readonly confidence: Confidence;
}

/** Which customer an address most likely belongs to. */
export interface Match extends Candidate {
  readonly email: Email;
  /** Who else it may be, most likely first. */
  readonly others: readonly Candidate[];
}

/** Somebody to find: by the address, and by the name where there is one. */
export interface Wanted {
  readonly email: Email;
  readonly name?: string;
}

/** Where customers are looked up; each answers for many keys at once. */
export interface LookUps {
  byEmails(emails: readonly Email[]): Promise<ReadonlyMap<Email, readonly Customer[]>>;
  byDomains(domains: readonly DomainName[]): Promise<ReadonlyMap<DomainName, readonly Customer[]>>;
  /** Absent where customers cannot be found by telephone number. */
  byPhones(phones: readonly Phone[]): Promise<ReadonlyMap<Phone, readonly Customer[]>>;
  /** The customers with an address of these mailboxes, see `mailboxOf`. */
  byMailboxes(mailboxes: readonly Email[]): Promise<ReadonlyMap<string, readonly Customer[]>>;
  /** The people with these normalised names; names that too many bear are left out. */
  byNames(names: readonly string[]): Promise<ReadonlyMap<string, readonly Customer[]>>;
  /** The people of a company, some of them. */
  peopleOf(company: Customer): Promise<readonly Customer[]>;
  isFreeMail(domain: DomainName): boolean;
  isDifferent: IsDifferent;
}

/** How many may stand behind one address: more than a person looks through. */
const MOST = 20;

/**
 * The customers behind these addresses: by the address itself, else by the mailbox that it reaches, else the company that lists the
 * address's domain or one of its parents, longest first, else by the name. A provider's domain matches no company; a mailbox that several
 * read is nobody's by a hint. What the user said is not the same is left out, but an address that stands on one customer alone is theirs.
 */
export async function matchAll(wanted: readonly Wanted[], lookUps: LookUps): Promise<ReadonlyMap<Email, Match>> {
  const { byEmails, byMailboxes, byDomains, byNames, isFreeMail } = lookUps;
  const emails = wanted.map(({ email }) => email);
  const boxes = emails.flatMap((email) => [withoutTag(email), mailboxOf(email)]);
  const found = await byEmails([...new Set([...emails, ...boxes])]);
  // Whoever is known by the address alone, as nearly everybody is, needs no other look.
  const rest = wanted.filter(({ email }) => found.get(email)?.length !== 1);
  const mailboxes = await byMailboxes([...new Set(rest.map(({ email }) => mailboxOf(email)))]);
  const domains = new Map(rest.map(({ email }) => [email, selfAndParents(domainOf(email)).filter((domain) => !isFreeMail(domain))]));
  const companies = await byDomains([...new Set([...domains.values()].flat())]);
  const names = await byNames([...new Set(rest.flatMap(({ name = '' }) => (isFullName(name) ? [normaliseName(name)] : [])))]);

  const matches = await Promise.all(
    wanted.map(async ({ email, name = '' }): Promise<Match | undefined> => {
      const domain = domains.get(email)?.find((candidate) => companies.has(candidate));
      const candidates = await candidatesOf({
        email,
        byAddress: found.get(email) ?? [],
        byUntagged: found.get(withoutTag(email)) ?? [],
        byMailbox: [...(found.get(mailboxOf(email)) ?? []), ...(mailboxes.get(mailboxOf(email)) ?? [])],
        domain,
        companies: domain === undefined ? [] : (companies.get(domain) ?? []),
        byName: names.get(normaliseName(name)) ?? [],
        lookUps,
      });
      const [best, ...others] = each(candidates).slice(0, MOST);
      return best && { ...best, email, others };
    }),
  );
  return new Map(matches.flatMap((match) => (match === undefined ? [] : [[match.email, match]])));
}

interface Found {
  readonly email: Email;
  readonly byAddress: readonly Customer[];
  readonly byUntagged: readonly Customer[];
  readonly byMailbox: readonly Customer[];
  readonly domain: DomainName | undefined;
  readonly companies: readonly Customer[];
  readonly byName: readonly Customer[];
  readonly lookUps: LookUps;
}

/** All whom the address may belong to, most likely first. */
async function candidatesOf(found: Found): Promise<Candidate[]> {
  const { email, byAddress, domain, companies, lookUps } = found;
  if (byAddress.length === 1) return as('address', byAddress, 'sure');
  const isMaybe = (customer: Customer) => !lookUps.isDifferent(email, customer.id);
  const exact = byAddress.filter(isMaybe);
  // The user said of the others that they are not meant.
  if (exact.length === 1) return as('address', exact, 'sure');
  const at = companies.filter(isMaybe);
  const isShared = isSharedMailbox(email);
  const places = as(isShared ? 'sharedMailbox' : 'domain', at, at.length === 1 && exact.length === 0 ? 'likely' : 'guess', domain);
  if (isShared) {
    const people = (await Promise.all(at.map((company) => lookUps.peopleOf(company)))).flat().filter(isMaybe);
    return [...places, ...as('address', exact, 'guess'), ...as('sharedMailbox', people, 'guess', domain)];
  }
  if (exact.length > 1) return as('address', exact, 'guess');
  const hint = (by: MatchedBy, all: readonly Customer[]) =>
    as(by, all.filter(isMaybe), all.filter(isMaybe).length === 1 ? 'likely' : 'guess');
  const hints = [...hint('untaggedAddress', found.byUntagged), ...hint('mailbox', found.byMailbox)];
  return [...hints, ...(hints.length > 0 ? [] : places), ...as('name', found.byName.filter(isMaybe), 'guess')];
}

const as = (by: MatchedBy, customers: readonly Customer[], confidence: Confidence, domain?: DomainName): Candidate[] =>
  customers.map((customer) => ({ customer, by, confidence, ...(domain === undefined ? {} : { domain }) }));

/** Each customer once, by what is most telling. */
const each = (candidates: readonly Candidate[]): Candidate[] =>
  [...new Map([...candidates].reverse().map((candidate) => [candidate.customer.id, candidate])).values()].reverse();

/** A first name alone tells nobody apart. */
const isFullName = (name: string): boolean =>
  normaliseName(name).includes(' ') || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3}/u.test(name);
