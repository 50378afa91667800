import type { Customer } from '@/utils/domain/customer';
import { normaliseName } from '@/utils/domain/name';
import { phoneKey } from '@/utils/domain/phone';

/** What customers are found by. `company` finds the people of a company and the companies that it owns, `import` whom an import made. */
export type CustomerKey = 'id' | 'email' | 'domain' | 'phone' | 'sourceKey' | 'name' | 'company' | 'import';

/** All that can be looked up by hints: customers, and their facts by what other systems call them. */
export type HintKind = CustomerKey | 'document' | 'contact';

const keys: { readonly [Kind in CustomerKey]: (customer: Customer) => readonly string[] } = {
  id: ({ id }) => [id],
  email: ({ emails }) => emails,
  domain: ({ domains }) => domains,
  phone: ({ phones }) => phones.map(phoneKey).filter((key) => key !== ''),
  sourceKey: ({ sourceKeys }) => sourceKeys,
  name: ({ name }) => [normaliseName(name)],
  company: ({ companyId, parentId }) => [companyId, parentId].filter((id) => id !== undefined),
  import: ({ importId }) => (importId === undefined ? [] : [importId]),
};

export const customerKeys = Object.keys(keys) as readonly CustomerKey[];

/** The customer's keys of that kind. */
export const keysOf = (customer: Customer, kind: CustomerKey): readonly string[] => keys[kind](customer);
