import type { Customer } from '@/utils/domain/customer';
import { measured } from './standing';

/** People of one company. */
const SIZE = 20;

/** The same as `standing`, where everybody belongs to a company of twenty: then every change concerns a sum of several. */
export const run = ({ customers }: { readonly customers: number }) => measured(customers, inCompanies);

const inCompanies = (people: readonly Customer[]): Customer[] =>
  people.map((person, at) => {
    const company = people[at - (at % SIZE)];
    return at % SIZE === 0 || company === undefined ? { ...person, kind: 'company' } : { ...person, companyId: company.id };
  });
