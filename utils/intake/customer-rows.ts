import type { Summary } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import { domainOf, type Email } from '@/utils/domain/email';
import type { Money } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CustomerField } from './columns';
import { normaliseName } from './keys';
import { parseEmails, parsePhone, parseSite, severalIn } from './people-in-cells';
import { type Cells, cellsOf, type Dialect, type RawRow } from './reading';
import type { Reason, Refusal } from './refusal';

/** A company that a row names. `domain` is one that makes a company: never a mail provider's. */
export interface CompanyMention {
  readonly name?: string;
  readonly domain?: DomainName;
}

/** What one row says of one customer: who they are, and what else it knows of them. */
export interface CustomerRow extends Whose {
  /** The row's number in its file. */
  readonly row: number;
}

/** Who somebody is, and what is known of them, whatever row says it. */
export interface Whose {
  readonly kind: 'person' | 'company';
  /** The id of the user's own files, or of the program that `idSpace` names. */
  readonly id?: string;
  readonly idSpace?: string;
  readonly name: string;
  readonly emails: readonly Email[];
  /** Of a person, the company they belong to; of a company, itself. */
  readonly company?: CompanyMention;
  readonly phones: readonly string[];
  readonly role?: string;
  readonly address?: string;
  readonly tags: readonly string[];
  readonly summary?: Summary;
  /** What they spend in a year with everybody. */
  readonly wallet?: Money;
  /** The id, address or domain as the file writes it: what the report calls the customer. */
  readonly written: string;
  /** What it calls the company's domain, whether or not that makes a company. */
  readonly writtenDomain?: string;
}

/** Whether a domain is a mail provider's or our own, so that it makes no company. */
export type IsSharedDomain = (domain: DomainName) => boolean;

/** Reads one row of a customer file. Its totals go to `summary`, never to the ledger. */
export function customerRow(raw: RawRow, dialect: Dialect<'customers'>, isShared: IsSharedDomain): Result<CustomerRow, Refusal> {
  const cells = cellsOf<CustomerField>(raw, dialect.columns.at, dialect);
  const refuse = (reason: Reason) => err({ row: raw.number, reason });
  const emails = emailsOf(cells);
  if (!emails.ok) return refuse(emails.error);
  const site = parseSite(cells.text('domain') ?? '');
  if (site === undefined && (cells.text('domain') ?? '') !== '') return refuse(cells.fault('not-a-domain', 'domain'));
  const summary = summaryOf(cells);
  if (!summary.ok) return refuse(summary.error);
  const wallet = walletOf(cells);
  if (!wallet.ok) return refuse(wallet.error);

  const identity = identityOf(cells, emails.value, site, isShared);
  if (identity === undefined) return refuse({ kind: 'nobody' });
  const id = cells.text('id') ?? '';
  const role = cells.text('role') ?? '';
  const address = addressOf(cells);
  return ok({
    row: raw.number,
    ...identity,
    ...cells.fileId(id),
    emails: emails.value,
    phones: phonesOf(cells),
    ...(role === '' ? {} : { role }),
    ...(address === '' ? {} : { address }),
    // Google marks its own groups with a star.
    tags: [...new Set(severalIn(cells.text('tags') ?? '').filter((tag) => !tag.startsWith('* ')))],
    ...(summary.value === undefined ? {} : { summary: summary.value }),
    ...(wallet.value === undefined ? {} : { wallet: wallet.value }),
    written: id || severalIn(cells.text('email') ?? '')[0] || (cells.text('domain') ?? '') || identity.name,
    ...writtenDomainOf(cells.text('domain'), cells.text('email')),
  });
}

function emailsOf(cells: Cells<CustomerField>): Result<readonly Email[], Reason> {
  const emails = new Set<Email>();
  for (const field of ['email', 'otherEmails', 'moreEmails'] as const) {
    const found = parseEmails(cells.text(field) ?? '');
    if (found === undefined) return err(cells.fault('not-an-email', field));
    for (const email of found) emails.add(email);
  }
  return ok([...emails]);
}

function phonesOf(cells: Cells<CustomerField>): readonly string[] {
  const written = (['phone', 'mobile', 'otherPhones'] as const).flatMap((field) => severalIn(cells.text(field) ?? ''));
  return [...new Set(written.flatMap((phone) => parsePhone(phone) ?? []))];
}

/** The domain as a file writes it, on its own or in an address: ours is in punycode. */
export function writtenDomainOf(site: string | undefined, email: string | undefined): Pick<CustomerRow, 'writtenDomain'> {
  const written = site || /@([^\s;,<>@]+)/.exec(email ?? '')?.[1];
  return written === undefined ? {} : { writtenDomain: written };
}

/** A person where there is an address or a name beside the company's; else a company. Undefined where the row names nobody. */
function identityOf(
  cells: Cells<CustomerField>,
  emails: readonly Email[],
  site: DomainName | undefined,
  isShared: IsSharedDomain,
): Pick<CustomerRow, 'kind' | 'name' | 'company'> | undefined {
  const companyName = cells.text('company') ?? '';
  const name = personName(cells);
  const [email] = emails;
  const domain = site ?? (companyName !== '' && email !== undefined ? domainOf(email) : undefined);
  const company: CompanyMention = {
    ...(companyName === '' ? {} : { name: companyName }),
    ...(domain === undefined || isShared(domain) ? {} : { domain }),
  };
  const isSameName = name === '' || normaliseName(name) === normaliseName(companyName);
  if (email === undefined && (isSameName || (companyName === '' && company.domain !== undefined))) {
    const title = companyName || name || company.domain;
    return title === undefined || title === '' ? undefined : { kind: 'company', name: title, company: { ...company, name: title } };
  }
  const isEmployed = company.name !== undefined || company.domain !== undefined;
  return { kind: 'person', name: name || (email?.split('@')[0] ?? ''), ...(isEmployed ? { company } : {}) };
}

function personName(cells: Cells<CustomerField>): string {
  const first = cells.text('firstName') ?? '';
  const last = cells.text('lastName') ?? cells.text('name') ?? '';
  const whole = first === '' ? (cells.text('name') ?? '') || last : `${first} ${last}`;
  return whole.replace(/\s+/g, ' ').trim();
}

/** One line: street, postal code and city, country. */
function addressOf(cells: Cells<CustomerField>): string {
  const place = [cells.text('postal'), cells.text('city')].filter(Boolean).join(' ');
  return [cells.text('address'), cells.text('street'), place, cells.text('country')].filter(Boolean).join(', ');
}

function walletOf(cells: Cells<CustomerField>): Result<Money | undefined, Reason> {
  if ((cells.text('wallet') ?? '') === '') return ok(undefined);
  const currency = cells.currency('currency', ['wallet']);
  if (!currency.ok) return currency;
  const amount = cells.amount('wallet', currency.value);
  if (!amount.ok) return amount;
  return ok(amount.value === undefined || amount.value <= 0 ? undefined : { minor: amount.value, currency: currency.value });
}

function summaryOf(cells: Cells<CustomerField>): Result<Summary | undefined, Reason> {
  const currency = cells.currency('currency', ['revenue', 'cost', 'open']);
  if (!currency.ok) return currency;
  const revenue = cells.amount('revenue', currency.value);
  const cost = cells.amount('cost', currency.value);
  const open = cells.amount('open', currency.value);
  const lastOn = cells.day('lastOn');
  for (const part of [revenue, cost, open, lastOn]) if (!part.ok) return part;
  if (!revenue.ok || !cost.ok || !open.ok || !lastOn.ok) return ok(undefined);
  if (revenue.value === undefined && cost.value === undefined && open.value === undefined) return ok(undefined);
  return ok({
    currency: currency.value,
    ...(revenue.value === undefined ? {} : { revenue: revenue.value }),
    ...(cost.value === undefined ? {} : { cost: cost.value }),
    ...(open.value === undefined ? {} : { open: open.value }),
    ...(lastOn.value === undefined ? {} : { lastOn: lastOn.value }),
  });
}
