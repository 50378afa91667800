import { domainOf } from '@/utils/domain/email';
import { err, ok, type Result } from '@/utils/domain/result';
import { type CompanyMention, type CustomerRow, type IsSharedDomain, writtenDomainOf } from './customer-rows';
import { normaliseName } from './keys';
import { parseEmails } from './people-in-cells';
import type { Cells } from './reading';
import type { Reason } from './refusal';

type WhoseField = 'customerId' | 'email' | 'company' | 'name';

/** Whom a row of a ledger or of another list of facts belongs to: enough to find the customer or, where nobody fits, to make one: a person where there is an address, else a company. */
export function readWhose(
  row: number,
  cells: Pick<Cells<WhoseField>, 'text' | 'fault' | 'fileId'>,
  isShared: IsSharedDomain,
): Result<CustomerRow, Reason> {
  const id = cells.text('customerId') ?? '';
  const company = cells.text('company') ?? '';
  const name = cells.text('name') ?? '';
  const emails = parseEmails(cells.text('email') ?? '');
  if (emails === undefined) return err(cells.fault('not-an-email', 'email'));
  const [email] = emails;
  const rest = { row, ...cells.fileId(id), emails, phones: [], tags: [], written: id || cells.text('email') || company || name };
  if (email === undefined) {
    const title = company || name || id;
    if (title === '') return err({ kind: 'nobody' });
    return ok({ ...rest, kind: 'company', name: title, company: { name: title } });
  }
  // A column called "customer" may hold the company's name again.
  const isPersonsName = name !== '' && normaliseName(name) !== normaliseName(company);
  const domain = domainOf(email);
  const mention: CompanyMention | undefined = company === '' ? undefined : { name: company, ...(isShared(domain) ? {} : { domain }) };
  const title = isPersonsName ? name : (email.split('@')[0] ?? email);
  return ok({
    ...rest,
    ...writtenDomainOf(undefined, cells.text('email')),
    kind: 'person',
    name: title,
    ...(mention === undefined ? {} : { company: mention }),
  });
}
