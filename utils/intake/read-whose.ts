import { domainOf, localPartOf } from '@/utils/domain/email';
import { err, ok, type Result } from '@/utils/domain/result';
import { type IsSharedDomain, type Whose, writtenDomainOf } from './customer-rows';
import { normaliseName } from './keys';
import { parseEmails } from './people-in-cells';
import type { Cells } from './reading';
import type { Reason } from './refusal';
import { remembered } from './remembered';

type WhoseField = 'customerId' | 'email' | 'company' | 'name';

type WhoseCells = Pick<Cells<WhoseField>, 'text' | 'fault' | 'fileId'>;

/** As `readWhose`, for the rows of one file: a customer's rows are many, and reading who they are is dearer than the rest of them. */
export function createWhoseReader(isShared: IsSharedDomain): (cells: WhoseCells) => Result<Whose, Reason> {
  let asked: WhoseCells;
  const read = remembered(() => readWhose(asked, isShared));
  return (cells) => {
    asked = cells;
    return read(`${cells.text('customerId')}\0${cells.text('email')}\0${cells.text('company')}\0${cells.text('name')}`);
  };
}

/** Whom a row of a ledger or of another list of facts belongs to: enough to find the customer or, where nobody fits, to make one: a person where there is an address, else a company. */
export function readWhose(cells: WhoseCells, isShared: IsSharedDomain): Result<Whose, Reason> {
  const id = cells.text('customerId') ?? '';
  const company = cells.text('company') ?? '';
  const name = cells.text('name') ?? '';
  const cell = cells.text('email') ?? '';
  const emails = parseEmails(cell);
  if (emails === undefined) return err(cells.fault('not-an-email', 'email'));
  const [email] = emails;
  const written = id || cell || company || name;
  if (email === undefined) {
    const title = company || name || id;
    if (title === '') return err({ kind: 'nobody' });
    return ok({ ...cells.fileId(id), kind: 'company', name: title, emails, phones: [], tags: [], written, company: { name: title } });
  }
  // A column called "customer" may hold the company's name again.
  const isPersonsName = name !== '' && normaliseName(name) !== normaliseName(company);
  const title = isPersonsName ? name : localPartOf(email);
  const { writtenDomain = domainOf(email) } = writtenDomainOf(undefined, cell);
  const person = { ...cells.fileId(id), kind: 'person', name: title, emails, phones: [], tags: [], written, writtenDomain } as const;
  if (company === '') return ok(person);
  const domain = domainOf(email);
  return ok({ ...person, company: isShared(domain) ? { name: company } : { name: company, domain } });
}
