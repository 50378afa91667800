import { bareCompanyName } from '@/utils/domain/company-name';
import type { Customer } from '@/utils/domain/customer';
import { mailboxOf } from '@/utils/domain/mailbox';
import { normaliseName } from '@/utils/domain/name';
import { phoneKey } from '@/utils/domain/phone';

/**
 * What customers are found by. `company` finds the people of a company, the companies that it owns, and who was merged into a customer;
 * `import` whom an import made; `alike` who may be the same: by the mailbox behind an address and a company's name without its legal form.
 */
export type CustomerKey = 'id' | 'email' | 'domain' | 'phone' | 'sourceKey' | 'name' | 'company' | 'import' | 'alike';

/** All that can be looked up by hints: customers, and their facts by what other systems call them. */
export type HintKind = CustomerKey | 'document' | 'contact';

const keys: { readonly [Kind in CustomerKey]: (customer: Customer) => readonly string[] } = {
  id: ({ id }) => [id],
  email: ({ emails }) => emails,
  domain: ({ domains }) => domains,
  phone: ({ phones }) => phones.map(phoneKey).filter((key) => key !== ''),
  sourceKey: ({ sourceKeys }) => sourceKeys,
  name: ({ name }) => [normaliseName(name)],
  company: ({ companyId, parentId, mergedInto }) => [companyId, parentId, mergedInto].filter((id) => id !== undefined),
  import: ({ importId }) => (importId === undefined ? [] : [importId]),
  alike: alikeKeys,
};

export const customerKeys = Object.keys(keys) as readonly CustomerKey[];

/** The customer's keys of that kind. */
export const keysOf = (customer: Customer, kind: CustomerKey): readonly string[] => keys[kind](customer);

/** Only where they differ from the address and the name, which are keys already: most customers have none. */
function alikeKeys({ kind, name, emails }: Customer): string[] {
  const mailboxes = emails.map(mailboxOf).filter((mailbox) => !emails.includes(mailbox));
  if (kind === 'person' && mailboxes.length === 0) return [];
  const bare = kind === 'company' ? bareCompanyName(name) : '';
  return [...new Set([...mailboxes, ...(bare === '' || bare === normaliseName(name) ? [] : [bare])])];
}
