import type { Customer } from './customer';

/**
 * One customer of a record and those that were merged into it, in the order given: lists are put together, what can be only one is the
 * record's own, else the first that anybody has. Nothing of it is stored, so that a merge can be undone exactly.
 */
export function unionOf(customer: Customer, merged: readonly Customer[]): Customer {
  if (merged.length === 0) return customer;
  const all = [customer, ...merged];
  const list = <T>(of: (one: Customer) => readonly T[]): T[] => [...new Set(all.flatMap(of))];
  const first = <Key extends 'companyId' | 'parentId' | 'role' | 'address' | 'summary' | 'wallet'>(
    key: Key,
  ): Pick<Customer, Key> | object => {
    const value = all.find((one) => one[key] !== undefined)?.[key];
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...customer,
    ...first('companyId'),
    ...first('parentId'),
    ...first('role'),
    ...first('address'),
    ...first('summary'),
    ...first('wallet'),
    emails: list(({ emails }) => emails),
    domains: list(({ domains }) => domains),
    phones: list(({ phones }) => phones),
    tags: list(({ tags }) => tags),
    sourceKeys: list(({ sourceKeys }) => sourceKeys),
  };
}
