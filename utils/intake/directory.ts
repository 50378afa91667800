import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import { normaliseName } from './keys';

/** The customers that the rows at hand can mean: those the database holds, with what the rows add to them. Holds nothing back. */
export interface Directory {
  get(id: CustomerId): Customer | undefined;
  byKey(sourceKey: string): Customer | undefined;
  byEmail(email: Email): Customer[];
  /** The companies with that domain. */
  byDomain(domain: DomainName): Customer[];
  byName(name: string): Customer[];
  /** Those of these terms that were not asked for before, each once: the database need not be asked for the others again. */
  unasked<Term extends string>(terms: readonly Term[]): Term[];
  /** Takes in a customer as the database holds it; one that is already here stays as it is. */
  know(customer: Customer): void;
  /** Takes in a new or edited customer. */
  put(customer: Customer): void;
  /** What was put, each with what was known before: undefined for a new customer. */
  changes(): DirectoryChange[];
}

export interface DirectoryChange {
  readonly before: Customer | undefined;
  readonly after: Customer;
}

export function createDirectory(): Directory {
  const customers = new Map<CustomerId, Customer>();
  const before = new Map<CustomerId, Customer | undefined>();
  const index = new Map<string, CustomerId[]>();
  const asked = new Set<string>();
  const find = (term: string) => (index.get(term) ?? []).flatMap((id) => customers.get(id) ?? []);
  const enter = (customer: Customer) => {
    customers.set(customer.id, customer);
    for (const term of termsOf(customer)) {
      const ids = index.get(term);
      if (ids === undefined) index.set(term, [customer.id]);
      else if (!ids.includes(customer.id)) ids.push(customer.id);
    }
  };
  return {
    get: (id) => customers.get(id),
    byKey: (key) => find(`key ${key}`)[0],
    byEmail: (email) => find(`email ${email}`),
    byDomain: (domain) => find(`domain ${domain}`),
    byName: (name) => find(`name ${normaliseName(name)}`),
    unasked(terms) {
      const fresh = [...new Set(terms)].filter((term) => !asked.has(term));
      for (const term of fresh) asked.add(term);
      return fresh;
    },
    know(customer) {
      if (!customers.has(customer.id)) enter(customer);
    },
    put(customer) {
      if (!before.has(customer.id)) before.set(customer.id, customers.get(customer.id));
      enter(customer);
    },
    changes: () => [...before].flatMap(([id, was]) => ({ before: was, after: customers.get(id) })).filter(isChange),
  };
}

const isChange = (change: { before: Customer | undefined; after: Customer | undefined }): change is DirectoryChange =>
  change.after !== undefined;

const termsOf = ({ sourceKeys, emails, domains, name }: Customer): string[] => [
  ...sourceKeys.map((key) => `key ${key}`),
  ...emails.map((email) => `email ${email}`),
  ...domains.map((domain) => `domain ${domain}`),
  `name ${normaliseName(name)}`,
];
