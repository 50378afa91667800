import type { Customer, CustomerId, ImportId, Wallet } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Money } from '@/utils/domain/money';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import type { CompanyMention, Whose } from './customer-rows';
import type { Directory } from './directory';
import { findCompany } from './find-customer';
import { companyKey, idKeyOf, personKey } from './keys';

/** What a row did to the records. */
export type Outcome = 'added' | 'changed' | 'unchanged';

/** In whose name and when records are made. */
export interface Making {
  readonly importId: ImportId;
  readonly now: Millis;
}

/** Makes a customer of a row, or brings `found` up to what the row says, with the company it mentions. Empty cells take nothing away. */
export function placeCustomer(
  row: Whose,
  found: Customer | undefined,
  directory: Directory,
  making: Making,
): { readonly customer: Customer; readonly outcome: Outcome } {
  const company = row.kind === 'person' && row.company !== undefined ? placeCompany(row.company, directory, making) : undefined;
  const customer = updated(found, stated(row, company?.customer.id, found, directory, making), making);
  if (customer !== found) directory.put(customer);
  const outcome = found === undefined ? 'added' : customer !== found || company?.isTouched ? 'changed' : 'unchanged';
  return { customer, outcome };
}

function placeCompany(mention: CompanyMention, directory: Directory, making: Making): { customer: Customer; isTouched: boolean } {
  const found = findCompany(mention, directory);
  const name = mention.name ?? found?.name ?? mention.domain ?? '';
  const facts: Facts = { kind: 'company', name: found?.name ?? name, domains: domainsOf(mention), sourceKeys: [companyKey(name)] };
  const customer = updated(found, facts, making);
  if (customer !== found) directory.put(customer);
  return { customer, isTouched: customer !== found };
}

/** What the file says of a customer; lists are added to, the rest replaces. */
type Facts = Partial<Customer> & Pick<Customer, 'kind' | 'name'>;

function stated(row: Whose, companyId: CustomerId | undefined, found: Customer | undefined, directory: Directory, { now }: Making): Facts {
  const keys = [idKeyOf(row) ?? []].flat();
  const nameKey = row.kind === 'company' ? companyKey(row.name) : personKey(row.name, row.phones[0]);
  const isNeeded = row.kind === 'company' || (row.id === undefined && row.emails.length === 0);
  // Keys are unique: two companies of one name are told apart by their ids, and the first keeps the name.
  const holder = directory.byKey(nameKey);
  if (isNeeded && (holder === undefined || holder.id === found?.id)) keys.push(nameKey);
  return {
    // A ledger that knew no more than an id took the customer for a company: the file that gives the id knows better.
    kind: row.id === undefined ? (found?.kind ?? row.kind) : row.kind,
    name: row.name,
    emails: row.emails,
    domains: row.kind === 'company' && row.company !== undefined ? domainsOf(row.company) : [],
    phones: row.phones,
    tags: row.tags,
    sourceKeys: keys,
    ...(companyId === undefined ? {} : { companyId }),
    ...(row.role === undefined ? {} : { role: row.role }),
    ...(row.address === undefined ? {} : { address: row.address }),
    ...(row.summary === undefined ? {} : { summary: row.summary }),
    ...(row.wallet === undefined ? {} : { wallet: walletOn(row.wallet, found?.wallet, now) }),
  };
}

/** The day stays the one on which it was first said. */
const walletOn = (said: Money, known: Wallet | undefined, now: Millis): Wallet =>
  known?.minor === said.minor && known.currency === said.currency ? known : { ...said, on: civilDateAt(now) };

const domainsOf = ({ domain }: CompanyMention) => (domain === undefined ? [] : [domain]);

/** `found` itself where the facts say nothing new. */
function updated(found: Customer | undefined, facts: Facts, { importId, now }: Making): Customer {
  const base: Customer = found ?? {
    ...blank,
    id: newId<'customer'>(),
    kind: facts.kind,
    name: facts.name,
    importId,
    createdAt: now,
    updatedAt: now,
  };
  const next: Customer = {
    ...base,
    ...facts,
    emails: union(base.emails, facts.emails),
    domains: union(base.domains, facts.domains),
    phones: union(base.phones, facts.phones),
    tags: union(base.tags, facts.tags),
    sourceKeys: union(base.sourceKeys, facts.sourceKeys),
  };
  if (found === undefined) return next;
  return isSame(found, next) ? found : { ...next, updatedAt: now, revision: found.revision + 1 };
}

const blank = { emails: [], domains: [], phones: [], tags: [], sourceKeys: [], revision: 1 };

const union = <T>(known: readonly T[], stated: readonly T[] = []): readonly T[] => [...new Set([...known, ...stated])];

/** Both come from the same literal, so their keys differ in order at most where a field is new. */
const isSame = (a: Customer, b: Customer): boolean => {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Customer)[]);
  return [...fields].every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
};
