import type { Customer } from './customer';

/** Why a customer cannot belong to a company. */
export type BelongRefusal =
  | 'gone'
  | 'itself'
  /** The other one is a person. */
  | 'kinds'
  /** The company belongs to this one already, directly or through others. */
  | 'circle';

/** Whether `customer` may belong to `company`. @param above those that `company` belongs to, directly or through others */
export function belongRefusal(customer: Customer, company: Customer, above: readonly Customer[]): BelongRefusal | undefined {
  if (customer.id === company.id) return 'itself';
  if (company.kind !== 'company') return 'kinds';
  return above.some(({ id }) => id === customer.id) ? 'circle' : undefined;
}

/** The field that says whom a customer belongs to: where a person works, or who owns a company. */
export const aboveField = ({ kind }: Pick<Customer, 'kind'>): 'companyId' | 'parentId' => (kind === 'person' ? 'companyId' : 'parentId');
