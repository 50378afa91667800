import { addCustomers, findByEmails, findBySourceKey } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import { domainOf, type Email, parseEmail } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import { err, ok, type Result } from '@/utils/domain/result';
import { companyKey } from '@/utils/domain/source-key';
import type { Millis } from '@/utils/domain/time';

/** What the form "Add as customer" holds. */
export interface NewCustomer {
  readonly name: string;
  readonly address: string;
  readonly company: string;
  /** What another system knows besides. */
  readonly role?: string;
  readonly phones?: readonly string[];
}

export type AddError = { readonly kind: 'notAnAddress' } | { readonly kind: 'known'; readonly customer: Customer };

/**
 * Adds a person, and their company where it is new; its domain is listed on it unless a mail provider's. Whose address is empty is known
 * by their name alone. Resolves once both are on disk.
 */
export async function addFromForm(db: Database, form: NewCustomer, at: Millis): Promise<Result<CustomerId, AddError>> {
  const email = parseEmail(form.address);
  const isByName = form.address.trim() === '' && form.name.trim() !== '';
  if (email === undefined && !isByName) return err({ kind: 'notAnAddress' });
  const [known] = email === undefined ? [] : ((await findByEmails(db, [email])).get(email) ?? []);
  if (known) return err({ kind: 'known', customer: known });

  const base = { phones: [], tags: [], createdAt: at, updatedAt: at, revision: 1 } as const;
  const companyName = form.company.trim();
  const existing = companyName === '' ? undefined : await findBySourceKey(db, companyKey(companyName));
  const added: Customer[] = [];
  let companyId = existing?.id;
  if (companyName !== '' && companyId === undefined) {
    companyId = newId();
    const domains = email === undefined ? [] : await companyDomains(db, email);
    added.push({ ...base, id: companyId, kind: 'company', name: companyName, emails: [], domains, sourceKeys: [companyKey(companyName)] });
  }
  const id: CustomerId = newId();
  const name = form.name.trim() || (email ?? '');
  added.push({
    ...base,
    id,
    kind: 'person',
    name,
    emails: email === undefined ? [] : [email],
    domains: [],
    sourceKeys: [],
    ...(companyId === undefined ? {} : { companyId }),
    ...(form.role ? { role: form.role } : {}),
    ...(form.phones?.length ? { phones: await dialled(form.phones) } : {}),
  });
  await addCustomers(db, added);
  return ok(id);
}

/** Numbers as the world dials them; those without a country's code are left out. */
async function dialled(written: readonly string[]): Promise<string[]> {
  const { parsePhone } = await import('@/utils/identity/phone');
  return [...new Set(written.flatMap((number) => parsePhone(number, undefined) ?? []))];
}

/** What of an address says where somebody works. */
async function companyDomains(db: Database, email: Email): Promise<DomainName[]> {
  // A list of thousands of providers: read when somebody adds a company, not with the panel.
  const { readIdentities } = await import('./identify');
  const { isFreeMail } = await readIdentities(db);
  const domain = domainOf(email);
  return isFreeMail(domain) ? [] : [domain];
}
