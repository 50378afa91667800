import type { Customer } from '@/utils/domain/customer';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CompanyMention, Whose } from './customer-rows';
import type { Directory } from './directory';
import { companyKey, hasIdLike, idKeyOf, personKey } from './keys';

/**
 * The customer that a row means: by its id, else by address, else by company or name. Undefined where nobody fits, `several` where
 * more than one does. A customer with an id is never meant by a row with another id from the same place.
 */
export function findCustomer(row: Whose, directory: Directory): Result<Customer | undefined, 'several'> {
  const key = idKeyOf(row);
  const byId = key === undefined ? undefined : directory.byKey(key);
  if (byId !== undefined) return ok(byId);
  const isEligible = (customer: Customer) => row.id === undefined || !hasIdLike(customer, row);
  const candidates = (row.emails.length > 0 ? byEmail(row, directory) : byName(row, directory)).filter(isEligible);
  const [only] = candidates;
  // A row with an id makes a customer of its own rather than choose among several.
  if (candidates.length > 1) return row.id === undefined ? err('several') : ok(undefined);
  return ok(only);
}

/** The company that a person's row mentions, by name, else by domain where just one company has it. */
export function findCompany(mention: CompanyMention, directory: Directory): Customer | undefined {
  if (mention.name !== undefined) return directory.byKey(companyKey(mention.name));
  const candidates = mention.domain === undefined ? [] : directory.byDomain(mention.domain);
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** A person may have been known by any of the row's addresses; the first one that anybody bears decides. */
function byEmail(row: Whose, directory: Directory): Customer[] {
  for (const email of row.emails) {
    const found = directory.byEmail(email);
    if (found.length > 0) return found;
  }
  return [];
}

function byName(row: Whose, directory: Directory): Customer[] {
  if (row.kind === 'person') {
    const person = directory.byKey(personKey(row.name, row.phones[0]));
    return person === undefined ? [] : [person];
  }
  const company = directory.byKey(companyKey(row.name));
  if (company !== undefined) return [company];
  return row.company?.domain === undefined ? directory.byName(row.name) : directory.byDomain(row.company.domain);
}
